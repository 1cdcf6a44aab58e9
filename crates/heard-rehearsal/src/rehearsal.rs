//! One run with a simulated customer: a tree of turns, since every turn can be tried again. Plain data, so that a store can keep it.

use heard_engine::{Appraisal, Engine, Situation, Who};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::customer::{self, MOST};
use crate::reply::Reply;
use crate::speech::Voice;
use crate::{Effect, Mood, Outcome, Scenario, Shift, State, chance};

/// Who says what a reply is worth: the engine, or something that remembers what it said.
pub trait Coach {
    /// All that there is to say of a draft in its situation.
    fn appraise(&self, situation: &Situation<'_>) -> Appraisal;
}

impl Coach for Engine {
    fn appraise(&self, situation: &Situation<'_>) -> Appraisal {
        Engine::appraise(self, situation)
    }
}

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// The scenario's id.
    pub scenario: String,
    /// Where its chance comes from.
    pub seed: u64,
    /// The customer's first message.
    pub opening: String,
    /// Where they stand with it.
    pub start: State,
    /// Every turn of every branch, in the order in which they were tried.
    pub turns: Vec<Turn>,
}

/// A reply and what it led to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// The turn that it follows; `None` where it answers the opening.
    pub after: Option<usize>,
    /// What the trainee wrote.
    pub reply: String,
    /// What the coach says of it.
    pub appraisal: Appraisal,
    /// What it did to the customer.
    pub effect: Effect,
    /// Where the customer stands now.
    pub state: State,
    /// What the customer says to it.
    pub answer: String,
    /// How the run ended with it, where it did.
    pub outcome: Option<Outcome>,
}

/// One way through the tree, from the opening to a turn that none follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// The turns, first to last.
    pub turns: Vec<usize>,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// How the customer is at its end.
    pub mood: Mood,
    /// One figure for comparing, 0 (worst) to 1 (best): half the outcome, half how the customer was on the way.
    pub standing: f32,
}

/// Why a reply was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RehearsalError {
    /// It belongs to another scenario.
    #[error("this rehearsal belongs to another scenario")]
    OtherScenario,
    /// There is no such turn.
    #[error("there is no turn {0}")]
    NoSuchTurn(usize),
    /// The run ended there.
    #[error("the conversation ended with turn {0}; go back to an earlier one to try again")]
    Ended(usize),
    /// Nothing was written.
    #[error("write something first")]
    Blank,
}

impl Rehearsal {
    /// Begins a run. The same scenario and seed begin the same run.
    pub fn begin(scenario: &Scenario, seed: u64) -> Self {
        let voice = Voice {
            scenario,
            seed,
            turn: 0,
            said: Vec::new(),
        };
        Self {
            scenario: scenario.id.clone(),
            seed,
            opening: voice.opening(),
            start: State {
                mood: scenario.mood.mood().moved(jitter(seed)),
                ..State::default()
            },
            turns: Vec::new(),
        }
    }

    /// Takes a reply to the customer's last words after that turn, or to the opening, and says which turn it became. A second reply at the same place begins a
    /// branch.
    pub fn reply(&mut self, scenario: &Scenario, coach: &impl Coach, after: Option<usize>, text: &str) -> Result<usize, RehearsalError> {
        if scenario.id != self.scenario {
            return Err(RehearsalError::OtherScenario);
        }
        if text.trim().is_empty() {
            return Err(RehearsalError::Blank);
        }
        let path = self.open_at(after)?;
        let turn = self.turn(scenario, coach, after, &path, text);
        self.turns.push(turn);
        Ok(self.turns.len() - 1)
    }

    /// What a coach would be told of a draft that is being written there: what it is judged by once it is sent.
    pub fn situated<T>(
        &self,
        scenario: &Scenario,
        after: Option<usize>,
        draft: &str,
        told: impl FnOnce(&Situation<'_>) -> T,
    ) -> Result<T, RehearsalError> {
        if scenario.id != self.scenario {
            return Err(RehearsalError::OtherScenario);
        }
        let path = self.open_at(after)?;
        let past: Vec<&Turn> = path.iter().filter_map(|at| self.turns.get(*at)).collect();
        let conversation = self.conversation(&past);
        Ok(in_situation(scenario, &conversation, draft, told))
    }

    /// The way to a turn that can be answered.
    fn open_at(&self, after: Option<usize>) -> Result<Vec<usize>, RehearsalError> {
        match after {
            None => Ok(Vec::new()),
            Some(at) => match self.turns.get(at) {
                None => Err(RehearsalError::NoSuchTurn(at)),
                Some(turn) if turn.outcome.is_some() => Err(RehearsalError::Ended(at)),
                Some(_) => Ok(self.path(at)),
            },
        }
    }

    fn turn(&self, scenario: &Scenario, coach: &impl Coach, after: Option<usize>, path: &[usize], text: &str) -> Turn {
        let past: Vec<&Turn> = path.iter().filter_map(|at| self.turns.get(*at)).collect();
        let conversation = self.conversation(&past);
        let appraisal = in_situation(scenario, &conversation, text, |situation| coach.appraise(situation));
        let by = |who: Who| -> Vec<&str> {
            let of = conversation.iter().filter(|turn| turn.who == who);
            of.map(|turn| turn.text).collect()
        };
        let said = by(Who::Customer);
        let reply = Reply::new(text, &appraisal, &by(Who::Agent), &said);
        let before = past.last().map_or(&self.start, |turn| &turn.state);
        let earlier = past.iter().map(|turn| &turn.appraisal).collect();
        let verdict = customer::judge(scenario, before, &reply, earlier);
        let voice = Voice {
            scenario,
            seed: self.seed,
            turn: past.len() + 1,
            said,
        };
        let answer = voice.answer(&verdict.effect.events, &verdict.state, verdict.outcome);
        Turn {
            after,
            reply: text.to_owned(),
            effect: verdict.effect,
            state: verdict.state,
            answer,
            outcome: verdict.outcome,
            appraisal,
        }
    }

    fn conversation<'r>(&'r self, past: &[&'r Turn]) -> Vec<heard_engine::Turn<'r>> {
        let said = |who, text| heard_engine::Turn { who, text };
        let mut turns = vec![said(Who::Customer, self.opening.as_str())];
        for turn in past {
            turns.push(said(Who::Agent, turn.reply.as_str()));
            turns.push(said(Who::Customer, turn.answer.as_str()));
        }
        turns
    }

    /// The turns from the opening to this one, first to last.
    pub fn path(&self, to: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = Some(to);
        while let Some((index, turn)) = at.and_then(|at| self.turns.get(at).map(|turn| (at, turn))) {
            path.push(index);
            // A turn follows an earlier one; anything else is no path.
            at = turn.after.filter(|before| *before < index);
        }
        path.reverse();
        path
    }

    /// Every way through the tree, in the order in which they were tried.
    pub fn branches(&self) -> Vec<Branch> {
        let followed = |at: usize| self.turns.iter().any(|turn| turn.after == Some(at));
        let ends = (0..self.turns.len()).filter(|at| !followed(*at));
        ends.filter_map(|at| self.branch(at)).collect()
    }

    /// The way to one turn.
    pub fn branch(&self, to: usize) -> Option<Branch> {
        let last = self.turns.get(to)?;
        let turns = self.path(to);
        let outcome = last.outcome;
        Some(Branch {
            standing: self.standing(&turns, outcome),
            mood: last.state.mood,
            outcome,
            turns,
        })
    }

    /// Half the outcome, half the mean of how the customer was over the most turns that a run can have; after its end they stay as they left.
    fn standing(&self, path: &[usize], outcome: Option<Outcome>) -> f32 {
        let moods: Vec<f32> = path
            .iter()
            .filter_map(|at| self.turns.get(*at))
            .map(|turn| turn.state.mood.standing())
            .collect();
        let last = moods.last().copied().unwrap_or_else(|| self.start.mood.standing());
        let all = moods.into_iter().chain(std::iter::repeat(last)).take(MOST);
        #[expect(clippy::cast_precision_loss, reason = "a handful of turns")]
        let way = all.sum::<f32>() / MOST as f32;
        let end = outcome.map_or(way, Outcome::worth);
        end.midpoint(way)
    }
}

/// Tells of a draft in the conversation so far, and of what is known of the customer already.
fn in_situation<T>(scenario: &Scenario, turns: &[heard_engine::Turn<'_>], draft: &str, told: impl FnOnce(&Situation<'_>) -> T) -> T {
    let known: Vec<&str> = scenario.brief.known.iter().map(String::as_str).collect();
    told(&Situation {
        turns,
        draft,
        customer_name: Some(&scenario.persona.name),
        known: &known,
        ..Situation::default()
    })
}

/// No two runs begin quite alike.
fn jitter(seed: u64) -> Shift {
    const MOST: f32 = 0.04;
    let by = |place: u64| (chance::share(seed, &[0, place]) * 2.0 - 1.0) * MOST;
    Shift::new(by(101), by(102), by(103))
}
