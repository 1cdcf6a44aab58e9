//! How an agent says they are. Sealed under their own key before it comes here: the domain and the store cannot read it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AgentId, Change, CheckInId, Sealed, Write};

/// One of five words for a day. Words rather than numbers: nobody is to be reckoned up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// There is nothing left.
    Drained,
    /// Less than usual.
    Low,
    /// Neither.
    AllRight,
    /// More than usual.
    Good,
    /// Nothing weighs.
    Light,
}

impl Mood {
    /// All, from the heaviest to the lightest.
    pub const ALL: [Self; 5] = [Self::Drained, Self::Low, Self::AllRight, Self::Good, Self::Light];

    /// Its name in stores and interfaces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drained => "drained",
            Self::Low => "low",
            Self::AllRight => "all_right",
            Self::Good => "good",
            Self::Light => "light",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn place(self) -> usize {
        match self {
            Self::Drained => 0,
            Self::Low => 1,
            Self::AllRight => 2,
            Self::Good => 3,
            Self::Light => 4,
        }
    }
}

/// A check-in as it is kept. When it was, which word and which note are all inside the seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// Names it. Drawn by chance, and so tells no time.
    pub id: CheckInId,
    /// Whose.
    pub agent: AgentId,
    /// What they said.
    pub sealed: Sealed,
}

impl CheckIn {
    /// Keeps what was sealed for `agent` under this id, or in its place what was written before.
    pub fn keep(id: Uuid, agent: AgentId, sealed: Sealed) -> (Self, Change) {
        let check_in = Self {
            id: id.into(),
            agent,
            sealed,
        };
        let change = Change::new(vec![Write::CheckIn(check_in.clone())]);
        (check_in, change)
    }

    /// Forgets one. Naming nobody else's removes nothing: the store looks for both.
    pub fn forget(id: CheckInId, agent: AgentId) -> Change {
        Change::new(vec![Write::ForgetCheckIn(id, agent)])
    }

    /// Forgets all of an agent's.
    pub fn forget_all(agent: AgentId) -> Change {
        Change::new(vec![Write::ForgetCheckIns(agent)])
    }
}
