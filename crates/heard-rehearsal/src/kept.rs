//! Taking up a run that was kept: played again from its replies, and shown as it was shown then. Where today's coach says otherwise that is told, and nothing
//! is rewritten.

use heard_engine::{Appraisal, Empathy, Score};
use serde::{Deserialize, Serialize};

use crate::{Coach, Effect, Mood, Outcome, Rehearsal, RehearsalError, Scenario, Shift, State, Turn};

/// What the trainee was shown of a turn, and where the customer stood then: what is kept of it besides the reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// What moved the customer.
    pub effect: Effect,
    /// Where they stood after it.
    pub state: State,
    /// What they said.
    pub answer: String,
    /// How the run ended with it, where it did.
    pub outcome: Option<Outcome>,
}

/// What today's coach would make of a turn that was shown otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Today {
    /// How the customer would be.
    pub mood: Mood,
    /// How the run would end with it, where it would.
    pub outcome: Option<Outcome>,
}

/// A difference in anger, trust or hope that is seen: moods are shown in per cent.
const SEEN: f32 = 0.01;

impl Turn {
    /// What is to be kept of it besides the reply.
    pub fn shown(&self) -> Shown {
        Shown {
            effect: self.effect.clone(),
            state: self.state.clone(),
            answer: self.answer.clone(),
            outcome: self.outcome,
        }
    }
}

impl Rehearsal {
    /// Plays a kept turn again. It stays as it was shown; what today's coach says otherwise comes back.
    pub fn take_up(
        &mut self,
        scenario: &Scenario,
        coach: &impl Coach,
        after: Option<usize>,
        reply: &str,
        shown: &Shown,
    ) -> Result<Option<Today>, RehearsalError> {
        let at = self.reply(scenario, coach, after, reply)?;
        let Some(turn) = self.turns.get_mut(at) else {
            return Err(RehearsalError::NoSuchTurn(at));
        };
        let today = Today {
            mood: turn.state.mood,
            outcome: turn.outcome,
        };
        turn.show(shown);
        let same = today.outcome == shown.outcome && alike(today.mood, shown.state.mood);
        Ok((!same).then_some(today))
    }

    /// Takes a kept turn as it was shown, where its scenario is no longer the same. It can be looked at; there is nothing to judge it by.
    pub fn look_at(&mut self, after: Option<usize>, reply: &str, shown: &Shown) {
        let mut turn = Turn {
            after,
            reply: reply.to_owned(),
            appraisal: nothing_said(),
            effect: Effect::default(),
            state: State::default(),
            answer: String::new(),
            outcome: None,
        };
        turn.show(shown);
        self.turns.push(turn);
    }
}

impl Turn {
    fn show(&mut self, shown: &Shown) {
        let Shown {
            effect,
            state,
            answer,
            outcome,
        } = shown.clone();
        (self.effect, self.state, self.answer, self.outcome) = (effect, state, answer, outcome);
    }
}

fn alike(a: Mood, b: Mood) -> bool {
    let apart = Shift::new(a.anger - b.anger, a.trust - b.trust, a.hope - b.hope);
    [apart.anger, apart.trust, apart.hope].iter().all(|by| by.abs() < SEEN)
}

fn nothing_said() -> Appraisal {
    Appraisal {
        findings: Vec::new(),
        strengths: Vec::new(),
        acts: Vec::new(),
        needs: Vec::new(),
        empathy: Empathy {
            needed: false,
            because: None,
            given: 0,
            evidence: None,
        },
        emotional: Score::default(),
        rational: Score::default(),
        language: None,
    }
}
