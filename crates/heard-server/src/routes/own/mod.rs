//! What belongs to the agent who asks, and to nobody else. No address names a person, so that there is none at which somebody else's could be
//! found; and what is sealed is opened with the key that their own session holds.

mod again;
mod check_in;
mod forget;
mod list;
mod show;
mod tally;
mod wishes;

pub(crate) use again::*;
pub(crate) use check_in::*;
pub(crate) use forget::*;
pub(crate) use list::*;
pub(crate) use show::*;
pub(crate) use tally::*;
pub(crate) use wishes::*;

use heard_desk::{CheckInId, Mood};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::own::{Key, Said, opened};
use crate::problem::{Kind, Problem};

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

/// How somebody says they are.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Mood)]
pub(crate) enum MoodWord {
    Drained,
    Low,
    AllRight,
    Good,
    Light,
}

impl From<MoodWord> for Mood {
    fn from(word: MoodWord) -> Self {
        match word {
            MoodWord::Drained => Self::Drained,
            MoodWord::Low => Self::Low,
            MoodWord::AllRight => Self::AllRight,
            MoodWord::Good => Self::Good,
            MoodWord::Light => Self::Light,
        }
    }
}

impl From<Mood> for MoodWord {
    fn from(mood: Mood) -> Self {
        match mood {
            Mood::Drained => Self::Drained,
            Mood::Low => Self::Low,
            Mood::AllRight => Self::AllRight,
            Mood::Good => Self::Good,
            Mood::Light => Self::Light,
        }
    }
}

/// A check-in, as its writer reads it.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckIn)]
pub(crate) struct CheckInView {
    id: Uuid,
    at: Timestamp,
    how: MoodWord,
    #[schema(required)]
    note: Option<String>,
}

impl CheckInView {
    fn of(id: CheckInId, said: &Said) -> Self {
        Self {
            id: id.uuid(),
            at: said.at,
            how: said.how.into(),
            note: said.note.clone(),
        }
    }
}

/// The caller's key; where this session holds none, what to do.
fn key_of(me: &SignedIn) -> Result<Key, Problem> {
    me.own_key().ok_or_else(|| {
        Problem::new(
            Kind::Locked,
            "This session cannot open what is yours. Sign out and in again; if that does not help, your password was set anew by somebody \
             else, and you can begin again.",
        )
    })
}

/// All that the caller has said, the latest first.
async fn said(app: &App, me: &SignedIn, key: &Key) -> Result<Vec<(CheckInId, Said)>, Problem> {
    Ok(opened(key, &app.store.check_ins(me.agent.id).await?))
}
