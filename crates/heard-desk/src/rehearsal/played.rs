//! A kept rehearsal, played again.

use std::collections::BTreeMap;

use heard_rehearsal::{Coach, Today};

use super::{OnShelf, Rehearsal};

/// A rehearsal as it was shown, with what the coach says of every turn, and where today's coach would say otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// The run. Moods, answers and outcomes are those that were shown.
    pub run: heard_rehearsal::Rehearsal,
    /// What today's coach would make of turns that were shown otherwise.
    pub otherwise: BTreeMap<usize, Today>,
    /// Whether the scenario is still what it was, so that it can go on.
    pub same_scenario: bool,
}

impl Rehearsal {
    /// Plays it again from its replies, where its scenario is still the same; otherwise it can be looked at. Takes the coach's time for every turn.
    pub fn played(&self, of: Option<OnShelf<'_>>, coach: &impl Coach) -> Played {
        let mut played = Played {
            run: heard_rehearsal::Rehearsal {
                scenario: self.scenario.clone(),
                seed: self.seed,
                opening: self.opening.clone(),
                start: self.start.clone(),
                turns: Vec::with_capacity(self.turns.len() + 1),
            },
            otherwise: BTreeMap::new(),
            same_scenario: of.is_some_and(|of| of.print == self.print),
        };
        let scenario = of.filter(|of| of.print == self.print).map(|of| of.scenario);
        for (at, turn) in self.turns.iter().enumerate() {
            let taken = scenario.map(|scenario| played.run.take_up(scenario, coach, turn.after, &turn.reply, &turn.shown));
            match taken {
                Some(Ok(None)) => {}
                Some(Ok(Some(today))) => {
                    played.otherwise.insert(at, today);
                }
                // No scenario, or a tree that cannot be: to be looked at.
                None | Some(Err(_)) => {
                    played.run.look_at(turn.after, &turn.reply, &turn.shown);
                }
            }
        }
        played
    }
}
