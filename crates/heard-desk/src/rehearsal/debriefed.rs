//! A debrief as it is kept: as it was told at the end of a run.

use heard_rehearsal::{Debrief, Hidden, Missed, Scenario, Worked};
use serde::{Deserialize, Serialize};

/// What a trainee was told at the end of a branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Debriefed {
    /// Their life, as far as it mattered.
    pub who: String,
    /// What really hurt.
    pub impact: String,
    /// Whether it was told and seen.
    pub hidden: Hidden,
    /// Parts of the solution that were given.
    pub given: Vec<String>,
    /// Needs that were met, in the customer's words, rational first.
    pub met: Vec<String>,
    /// What was missed.
    pub missed: Vec<Missed>,
    /// What worked best, in the trainee's own words: three at most.
    pub worked: Vec<Worked>,
    /// One thing to try next time.
    pub next: Option<Tried>,
}

/// One thing to try next time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The turn to try again from.
    pub turn: Option<usize>,
    /// What to do.
    pub what: String,
    /// Why.
    pub why: String,
    /// The rule of the coach, where one says so.
    pub rule: Option<String>,
    /// The trainee's words that it is about.
    pub quote: Option<String>,
    /// A hint, never a finished sentence to copy.
    pub hint: Option<String>,
    /// Line of the practice.
    pub practice: Option<String>,
    /// The study behind it, as it is cited.
    pub study: Option<String>,
}

impl Debriefed {
    /// Of the branch that ends with this turn; `None` where there is no such turn.
    pub fn of(scenario: &Scenario, run: &heard_rehearsal::Rehearsal, to: usize) -> Option<Self> {
        let debrief = Debrief::of(scenario, run, to)?;
        let (impact, hidden) = debrief.impact;
        Some(Self {
            who: scenario.persona.who.clone(),
            impact,
            hidden,
            given: debrief.given,
            met: debrief.met,
            missed: debrief.missed,
            worked: debrief.worked,
            next: debrief.next.map(|next| Tried {
                turn: next.turn,
                what: next.what,
                why: next.why,
                rule: next.rule,
                quote: next.quote,
                hint: next.hint,
                practice: next.practice,
                study: next.study.map(|study| study.short.to_owned()),
            }),
        })
    }
}
