//! Letting somebody else word what the customer says. The run decides what is said; a language model, say, only puts it into other words, and what comes
//! back is checked here before it is shown. Nothing here asks anybody.

mod ask;
mod check;
mod phrases;
mod secret;

use heard_engine::Engine;
use thiserror::Error;

use crate::{Rehearsal, Scenario};

/// What is asked of whoever words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who they are to be, and how they write.
    pub role: String,
    /// What is to be said, and to what.
    pub task: String,
}

/// Why a wording is not taken. The scenario's own line is said then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nothing, or no words.
    #[error("it says nothing")]
    Empty,
    /// Longer than a customer's message here.
    #[error("it is too long")]
    Long,
    /// It tells what really hurts before the customer would.
    #[error("it tells too early what really hurts: “{0}”")]
    Reveals(String),
    /// It leaves out what the customer says now.
    #[error("it leaves out what they say: “{0}”")]
    LeavesOut(String),
    /// It accepts, promises, threatens or ends what the run has not.
    #[error("it goes further than the conversation has come: “{0}”")]
    GoesFurther(String),
    /// It speaks as the agent, as a machine, or about the task.
    #[error("it does not speak as the customer: “{0}”")]
    NotThem(String),
    /// It says a figure that nobody said.
    #[error("it makes up a figure: “{0}”")]
    MadeUp(String),
    /// It is not English.
    #[error("it is not English")]
    Foreign,
    /// Swearing or slurs, and this customer has none.
    #[error("it is rude in a way that this customer is not")]
    Rude,
    /// Warm where they are cold, or the other way round.
    #[error("it is in another mood than they are")]
    Mood,
}

/// What to ask for: the words of the customer's answer at this turn. `None` where there is no such turn.
pub fn asked(scenario: &Scenario, rehearsal: &Rehearsal, turn: usize) -> Option<Asked> {
    ask::asked(scenario, rehearsal, turn)
}

/// The wording as it can be shown, or why it cannot. `None` where there is no such turn.
pub fn checked(engine: &Engine, scenario: &Scenario, rehearsal: &Rehearsal, turn: usize, wording: &str) -> Option<Result<String, Refused>> {
    check::checked(engine, scenario, rehearsal, turn, wording)
}
