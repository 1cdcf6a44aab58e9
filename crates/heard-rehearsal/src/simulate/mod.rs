//! Runs without people: ways of answering against a scenario, to show that its customer rewards the better reply and cannot be gamed.

mod gaming;
mod policy;
mod tally;

pub use policy::Policy;
pub use tally::{Row, Tally};

use crate::rehearsal::Coach;
use crate::{Branch, Rehearsal, Scenario};

/// A finished run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The way through it, with how it ended.
    pub branch: Branch,
    /// Whether the customer's anger let go on the way.
    pub thawed: bool,
    /// The run itself.
    pub rehearsal: Rehearsal,
}

/// Lets one way of answering talk with a customer to the end; `None` where the scenario brings no replies for it.
pub fn run(scenario: &Scenario, coach: &impl Coach, policy: Policy, seed: u64) -> Option<Run> {
    let mut rehearsal = Rehearsal::begin(scenario, seed);
    let mut last: Option<usize> = None;
    loop {
        let turn = last.and_then(|at| rehearsal.turns.get(at));
        if turn.is_some_and(|turn| turn.outcome.is_some()) {
            break;
        }
        let theirs = turn.map_or(rehearsal.opening.as_str(), |turn| turn.answer.as_str());
        let text = policy.reply(scenario, seed, rehearsal.turns.len(), theirs)?;
        // A run ends by itself, and no policy writes a blank.
        last = Some(rehearsal.reply(scenario, coach, last, &text).ok()?);
    }
    let branch = rehearsal.branch(last?)?;
    let thawed = branch
        .turns
        .iter()
        .any(|at| rehearsal.turns.get(*at).is_some_and(|turn| turn.state.thawed));
    Some(Run { branch, thawed, rehearsal })
}
