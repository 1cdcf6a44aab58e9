//! What the customer says: the lines of a scenario that fit what happened, chosen by the seed, and not twice while there are others.

use crate::chance;
use crate::scenario::Scenario;
use crate::state::{Event, State};
use crate::{Mood, Outcome};

/// Who speaks, and what they have said already in this branch.
pub(crate) struct Voice<'v> {
    pub(crate) scenario: &'v Scenario,
    pub(crate) seed: u64,
    /// How many replies they have had.
    pub(crate) turn: usize,
    pub(crate) said: Vec<&'v str>,
}

/// Below this anger they speak as somebody who has calmed down.
pub(crate) const CALM: f32 = 0.45;

impl Voice<'_> {
    pub(crate) fn opening(&self) -> String {
        self.pick(&self.scenario.lines.opening, 0).to_owned()
    }

    /// Their answer to a turn in which this happened.
    pub(crate) fn answer(&self, events: &[Event], state: &State, outcome: Option<Outcome>) -> String {
        let lines = &self.scenario.lines;
        if let Some(outcome) = outcome {
            return self.pick(self.last_words(outcome), 1).to_owned();
        }
        let happened = |event: &Event| events.contains(event);
        if happened(&Event::AskedManager) {
            return self.pick(&lines.manager, 1).to_owned();
        }
        let struck = if happened(&Event::Mocked) {
            Some(&lines.mocked)
        } else if happened(&Event::Hurt) {
            Some(&lines.hurt)
        } else if happened(&Event::Scripted) {
            Some(&lines.script)
        } else {
            None
        };
        if let Some(lines) = struck {
            return self.pick(lines, 1).to_owned();
        }
        let mut said: Vec<&str> = Vec::new();
        if happened(&Event::AskedAgain) {
            said.push(self.pick(&lines.asked_again, 2));
        }
        for (place, fact) in self.scenario.fact.iter().enumerate() {
            if happened(&Event::Told(fact.id.clone())) {
                said.push(self.pick(&fact.lines, 10 + u64::try_from(place).unwrap_or_default()));
            }
        }
        said.extend(self.heart(events, state));
        let asks_on = happened(&Event::Thawed) && !happened(&Event::Revealed) && !happened(&Event::Sorted);
        if said.is_empty() || asks_on {
            said.push(self.pick(self.still(state), 5));
        }
        said.join(" ")
    }

    /// What moves them most in this turn.
    fn heart(&self, events: &[Event], state: &State) -> Option<&str> {
        let lines = &self.scenario.lines;
        let happened = |event: &Event| events.contains(event);
        if happened(&Event::Revealed) {
            Some(self.pick(&self.scenario.impact.lines, 3))
        } else if happened(&Event::Sorted) {
            Some(self.pick(&lines.sorted, 3))
        } else if happened(&Event::Thawed) {
            Some(self.pick(&lines.thawing, 3))
        } else if happened(&Event::Ignored) {
            let louder = if state.ignored > 1 { &lines.ignored_again } else { &lines.ignored };
            Some(self.pick(louder, 3))
        } else {
            None
        }
    }

    fn still(&self, state: &State) -> &[String] {
        let lines = &self.scenario.lines;
        let Mood { anger, .. } = state.mood;
        if anger < CALM { &lines.calmer } else { &lines.waiting }
    }

    fn last_words(&self, outcome: Outcome) -> &[String] {
        let lines = &self.scenario.lines;
        match outcome {
            Outcome::WalkedOut => &lines.walkout,
            Outcome::Escalated => &lines.escalated,
            Outcome::Unsolved => &lines.unsolved,
            Outcome::Settled => &lines.settled,
            Outcome::Heard => &lines.thanks,
        }
    }

    /// One of these lines that was not said yet; where all were, one of them all.
    fn pick<'l>(&self, lines: &'l [String], place: u64) -> &'l str {
        let fresh = |line: &&String| !self.said.iter().any(|said| said.contains(line.as_str()));
        let unsaid: Vec<&String> = lines.iter().filter(fresh).collect();
        let all: Vec<&String> = if unsaid.is_empty() { lines.iter().collect() } else { unsaid };
        let turn = u64::try_from(self.turn).unwrap_or_default();
        let at = chance::one_of(all.len(), self.seed, &[turn, place]);
        all.get(at).map(|line| line.as_str()).unwrap_or_default()
    }
}
