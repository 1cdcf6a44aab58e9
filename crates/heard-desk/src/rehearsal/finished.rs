//! What follows when a rehearsal comes to an end: the one place from which a trainee's progress can be derived.

use heard_rehearsal::Scenario;
use jiff::Timestamp;

use super::Rehearsal;
use crate::Change;

/// A branch that has just come to its end.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'e> {
    /// As it is kept, with the last turn in it.
    pub rehearsal: &'e Rehearsal,
    /// Its scenario.
    pub scenario: &'e Scenario,
    /// As it was played: every turn with all that the coach says of it.
    pub run: &'e heard_rehearsal::Rehearsal,
    /// The turn with which it ended; `run.path` tells the way there.
    pub turn: usize,
    /// When.
    pub at: Timestamp,
}

/// What else is written with the last turn, in the same transaction. Called once for every branch that ends, however it ends; a branch that is left half-way does
/// not come here. Whatever is derived belongs to `ending.rehearsal.by` alone, as the rehearsal does.
pub fn finished(_ending: &Ending<'_>) -> Change {
    Change::default()
}
