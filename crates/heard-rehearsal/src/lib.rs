//! Practice: a simulated customer who reacts to how they are treated.
//!
//! A [`Scenario`] is one customer in a file. A [`Rehearsal`] is one run with them: a tree of turns, since every turn can be tried again. The [`Debrief`]
//! says afterwards what moved them and why. What a reply is worth comes from the same coach as in live work; here it is only felt.
//! Pure: no IO, no clock; chance comes from a seed that is given; cannot fail on text.

pub mod anonymise;
mod backing;
mod chance;
mod customer;
mod debrief;
mod effect;
pub mod from_past;
mod kept;
mod mood;
mod outcome;
mod rehearsal;
mod reply;
mod scenario;
pub mod simulate;
mod speech;
mod state;
pub mod wording;

pub use backing::Backing;
pub use debrief::{Debrief, Missed, Step, Try, Worked};
pub use effect::{Cause, Effect, Source};
pub use kept::{Shown, Today};
pub use mood::{Mood, Shift};
pub use outcome::Outcome;
pub use rehearsal::{Branch, Coach, Rehearsal, RehearsalError, Turn};
pub use scenario::{
    Brief, Fact, Impact, Lines, Part, PartKind, Persona, Policies, Replies, Scenario, Shelf, Signal, Start, Trade, Trait, Wording, print,
};
pub use state::{Event, Hidden, State};
