//! What a signed link shows its holder: the options that it was made for, and where the promises of their conversation stand. Nothing else that
//! was said, and nothing that only agents see.

use heard_desk::{Offer, Outcome, Promised, Standing, promised};
use heard_store::Thread;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OptionsView, PromiseStandingView};

/// What a link opens.
#[derive(Serialize, ToSchema)]
#[schema(as = LinkedOptions)]
pub(crate) struct LinkedView {
    /// Who offers them.
    team: String,
    #[serde(flatten)]
    options: OptionsView,
    /// What was promised: first what is to be done, by what is due first; then what was broken and what was done, the latest first. It is shown
    /// when there is no choice any more, too.
    promises: Vec<LinkedPromise>,
    /// Whether the conversation is closed: then nothing more is being done.
    closed: bool,
}

/// A promise with all the times that were given for it.
#[derive(Serialize, ToSchema)]
struct LinkedPromise {
    id: Uuid,
    /// What will be done.
    what: String,
    /// By when, where a time was given.
    #[schema(required)]
    due: Option<Timestamp>,
    /// Open, kept or broken; one that slipped stands with the one that it slipped into.
    state: PromiseStandingView,
    /// Since when.
    #[schema(required)]
    settled_at: Option<Timestamp>,
    /// The times that did not hold, the oldest first.
    moved: Vec<MovedTime>,
}

/// A time that did not hold, and how the customer was told before it had passed.
#[derive(Serialize, ToSchema)]
struct MovedTime {
    /// The time, where one had been given.
    #[schema(required)]
    due: Option<Timestamp>,
    /// When they were told.
    #[schema(required)]
    told_at: Option<Timestamp>,
    /// In these words.
    #[schema(required)]
    word: Option<String>,
}

impl LinkedView {
    /// Of the offer that the link was made for, and its thread.
    pub(crate) fn of(offer: &Offer, thread: &Thread, team: &str, now: Timestamp) -> Self {
        let promises = promised(&thread.promises);
        Self {
            team: team.to_owned(),
            options: OptionsView::of(offer, now),
            promises: promises.iter().map(|promised| LinkedPromise::of(promised, thread)).collect(),
            closed: thread.conversation.state.standing() == Standing::Closed,
        }
    }
}

impl LinkedPromise {
    fn of(Promised { promise, moved }: &Promised<'_>, thread: &Thread) -> Self {
        let told = |earlier: &heard_desk::Promise| {
            let word = match earlier.settlement().map(|settlement| &settlement.outcome) {
                Some(Outcome::Slipped { word, .. }) => thread.messages.iter().find(|message| message.id == *word),
                _ => None,
            };
            MovedTime {
                due: earlier.due,
                told_at: word.map(|word| word.at),
                word: word.map(|word| word.text.as_str().to_owned()),
            }
        };
        Self {
            id: promise.id.uuid(),
            what: promise.what.as_str().to_owned(),
            due: promise.due,
            state: promise.standing().into(),
            settled_at: promise.settlement().map(|settlement| settlement.at),
            moved: moved.iter().map(|earlier| told(earlier)).collect(),
        }
    }
}
