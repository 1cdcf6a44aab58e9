//! Where a customer stands after a turn, and what happened in it.

use serde::{Deserialize, Serialize};

use crate::Mood;

/// Where a customer stands after a turn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// How they are.
    pub mood: Mood,
    /// Whether they told what really hurts.
    pub impact: Hidden,
    /// Facts they have told, by id.
    pub told: Vec<String>,
    /// Parts of the solution they were given, by id.
    pub given: Vec<String>,
    /// How often they were passed over since they last got something.
    pub ignored: u8,
    /// Whether their anger has let go.
    pub thawed: bool,
    /// Whether they have asked for a manager.
    pub asked_manager: bool,
    /// Whether they have said that it is solved and yet not well.
    pub sorted: bool,
}

/// Whether what really hurts is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    /// Nobody listened for it.
    #[default]
    Hidden,
    /// They told it.
    Told,
    /// They told it, and the answer went past it.
    PassedOver,
    /// They told it, and somebody saw it.
    Seen,
}

/// What happened in a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// They answered a question.
    Told(String),
    /// They told what really hurts.
    Revealed,
    /// What really hurts was seen.
    Seen,
    /// They had told what really hurts, and it was passed over.
    PassedOver,
    /// They were given a part of the solution.
    Given(String),
    /// Their anger let go.
    Thawed,
    /// What they asked was passed over.
    Ignored,
    /// The reply hurt.
    Hurt,
    /// The reply was made of phrases.
    Scripted,
    /// The reply was made of their own words.
    Mocked,
    /// They were asked again for what they had told.
    AskedAgain,
    /// They ask for a manager.
    AskedManager,
    /// Solved, and not yet heard.
    Sorted,
}
