//! What the engine is told: who said what, and what is being written.

use crate::{Appraisal, Evidence};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

/// Who wrote a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The person who needs something.
    Customer,
    /// The person who serves.
    Agent,
}

/// One message of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<'t> {
    /// Its author.
    pub who: Who,
    /// Its text.
    pub text: &'t str,
}

/// The first turn that was written before an earlier one of the list; turns without a time stand where they stand.
pub fn out_of_order(written: impl IntoIterator<Item = Option<Timestamp>>) -> Option<usize> {
    let mut latest = None;
    written.into_iter().position(|at| {
        let before = at.is_some_and(|at| latest.is_some_and(|latest| at < latest));
        latest = at.max(latest);
        before
    })
}

/// A draft in its context.
#[derive(Clone, Debug, Default)]
pub struct Situation<'t> {
    /// The conversation so far, oldest first. The last customer turns after the last agent turn are what the draft answers.
    pub turns: &'t [Turn<'t>],
    /// What is being written; may be empty.
    pub draft: &'t str,
    /// What the customer is called, where known.
    pub customer_name: Option<&'t str>,
    /// The time and zone that dates in words are relative to, where known.
    pub now: Option<&'t Zoned>,
    /// What the same agent has sent to others before, newest first: wordings worn out by use are told from it. Empty where it is not known.
    pub earlier: &'t [&'t str],
    /// What is known of the customer from before, a line each with its kind before a colon: `order: Bed frame KT-4471`. The kinds that say more than
    /// their words are `order`, `device`, `called` (what they want to be called) and `pronunciation` (of their name).
    pub known: &'t [&'t str],
    /// Where the matter came back without a word of theirs: a check-back was answered “not yet”. How many of the turns had been said by then.
    pub came_back: Option<usize>,
    /// Whether the customer, asked whether they felt heard, has said no, and nobody has answered since. What they say to it, if anything, is the last turn.
    pub unheard: bool,
}

impl<'t> Situation<'t> {
    /// The turns since the matter came back; nothing where it did not.
    pub(crate) fn since_it_came_back(&self) -> Option<&'t [Turn<'t>]> {
        self.turns.get(self.came_back?..)
    }
}

/// The customer's words that the draft answers: their turns after the agent's last, as one text.
pub(crate) struct Pending {
    pub(crate) text: String,
    /// Turn index and first byte of each part.
    parts: Vec<(usize, usize)>,
}

impl Pending {
    /// Where the agent wrote last, the customer's latest run before that.
    pub(crate) fn of(turns: &[Turn<'_>]) -> Self {
        let end = turns.iter().rposition(|t| t.who == Who::Customer).map_or(0, |at| at + 1);
        let start = turns[..end].iter().rposition(|t| t.who == Who::Agent).map_or(0, |at| at + 1);
        let mut pending = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        for (index, turn) in turns.iter().enumerate().take(end).skip(start) {
            if !pending.text.is_empty() {
                pending.text.push('\n');
            }
            pending.parts.push((index, pending.text.len()));
            pending.text.push_str(turn.text);
        }
        pending
    }

    /// The turns before the run.
    pub(crate) fn before<'s>(&self, turns: &'s [Turn<'s>]) -> &'s [Turn<'s>] {
        let first = self.parts.first().map_or(0, |part| part.0);
        &turns[..first]
    }

    /// Makes evidence in the joined text evidence in its own turn.
    pub(crate) fn locate(&self, appraisal: &mut Appraisal) {
        let needs = appraisal.needs.iter_mut().map(|n| &mut n.need.evidence);
        let findings = appraisal.findings.iter_mut().filter_map(|f| f.customer.as_mut());
        self.locate_in(needs.chain(findings).chain(appraisal.empathy.because.as_mut()));
    }

    /// The same for evidence of the reading elsewhere; what is located already stays.
    pub(crate) fn locate_in<'e>(&self, all: impl Iterator<Item = &'e mut Evidence>) {
        all.filter(|evidence| evidence.turn.is_none())
            .for_each(|evidence| self.locate_one(evidence));
    }

    fn locate_one(&self, evidence: &mut Evidence) {
        let Some(&(turn, start)) = self.parts.iter().rev().find(|part| part.1 <= evidence.start) else {
            return;
        };
        let units = self.text.get(..start).map_or(0, |before| before.encode_utf16().count());
        evidence.turn = Some(turn);
        evidence.start -= start;
        evidence.end -= start;
        evidence.start16 -= units;
        evidence.end16 -= units;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_that_go_back_are_found() {
        let at = |second: i64| Timestamp::from_second(second).ok();
        for (written, first) in [
            (vec![], None),
            (vec![None, None], None),
            (vec![at(1), at(1), at(2)], None),
            (vec![at(1), None, at(2), None], None),
            (vec![at(2), at(1)], Some(1)),
            (vec![at(5), None, at(4), at(3)], Some(2)),
        ] {
            assert_eq!(out_of_order(written.clone()), first, "{written:?}");
        }
    }
}
