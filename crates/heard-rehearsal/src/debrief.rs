//! What a trainee takes along from a run: what moved the customer and why, what worked, and one thing to try next.

use std::collections::HashSet;

use heard_engine::rules::Rule;
use heard_engine::{Ledger, Severity, Study, studies};
use serde::{Deserialize, Serialize};

use crate::state::{Event, Hidden};
use crate::{Cause, Mood, Outcome, Rehearsal, Scenario, Source, Turn};

/// What a trainee takes along.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Debrief {
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// How the customer was at first.
    pub start: Mood,
    /// The arc: each turn, what it did and why.
    pub arc: Vec<Step>,
    /// What really hurt, and whether it was told and seen.
    pub impact: (String, Hidden),
    /// Parts of the solution that were given.
    pub given: Vec<String>,
    /// Needs that were met, in the customer's words, rational first.
    pub met: Vec<String>,
    /// What was missed.
    pub missed: Vec<Missed>,
    /// What worked best, in the trainee's own words: three at most.
    pub worked: Vec<Worked>,
    /// One thing to try next time.
    pub next: Option<Try>,
}

/// One turn of the arc.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The turn.
    pub turn: usize,
    /// How the customer was after it.
    pub mood: Mood,
    /// What moved them, strongest first.
    pub causes: Vec<Cause>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something that was missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// Which ledger it stands in.
    pub ledger: Ledger,
    /// What it was.
    pub what: String,
}

/// Words that worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worked {
    /// In which turn.
    pub turn: usize,
    /// The trainee's words.
    pub quote: String,
    /// What they did.
    pub why: String,
}

/// One thing to try next time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Try {
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
    /// The study behind it.
    pub study: Option<&'static Study>,
}

/// Things that worked which are told.
const WORKED: usize = 3;
/// Harm of a remark from which on it is the thing to try next, before what was left out.
const WEIGHS: f32 = 0.06;

impl Debrief {
    /// Of the branch that ends with this turn; `None` where there is no such turn.
    pub fn of(scenario: &Scenario, rehearsal: &Rehearsal, to: usize) -> Option<Self> {
        let path: Vec<(usize, &Turn)> = rehearsal
            .path(to)
            .into_iter()
            .filter_map(|at| rehearsal.turns.get(at).map(|turn| (at, turn)))
            .collect();
        let (_, last) = path.last()?;
        let run = Run {
            scenario,
            path: &path,
            last,
        };
        Some(Self {
            outcome: last.outcome,
            start: rehearsal.start.mood,
            arc: path.iter().map(|(at, turn)| step(*at, turn)).collect(),
            impact: (scenario.impact.is.clone(), last.state.impact),
            given: run.solution(true),
            met: run.met(),
            missed: run.missed(),
            worked: run.worked(),
            next: run.next(),
        })
    }
}

fn step(at: usize, turn: &Turn) -> Step {
    Step {
        turn: at,
        mood: turn.state.mood,
        causes: turn.effect.causes.clone(),
        events: turn.effect.events.clone(),
    }
}

struct Run<'r> {
    scenario: &'r Scenario,
    path: &'r [(usize, &'r Turn)],
    last: &'r Turn,
}

impl Run<'_> {
    fn solution(&self, given: bool) -> Vec<String> {
        let parts = self.scenario.solution.iter();
        let of = parts.filter(|part| self.last.state.given.contains(&part.id) == given);
        of.map(|part| part.is.clone()).collect()
    }

    fn met(&self) -> Vec<String> {
        let met = self.needs(true);
        let (mut rational, emotional): (Vec<_>, Vec<_>) = met.into_iter().partition(|(ledger, _)| *ledger == Ledger::Rational);
        rational.extend(emotional);
        rational.into_iter().map(|(_, label)| label).collect()
    }

    fn missed(&self) -> Vec<Missed> {
        let mut missed: Vec<Missed> = Vec::new();
        if self.last.state.impact != Hidden::Seen {
            missed.push(Missed {
                ledger: Ledger::Emotional,
                what: self.scenario.impact.is.clone(),
            });
        }
        missed.extend(self.solution(false).into_iter().map(|what| Missed {
            ledger: Ledger::Rational,
            what,
        }));
        missed.extend(self.needs(false).into_iter().map(|(ledger, what)| Missed { ledger, what }));
        missed
    }

    /// Needs as the last reply that could meet them left them: each once.
    fn needs(&self, met: bool) -> Vec<(Ledger, String)> {
        let states = || self.path.iter().flat_map(|(_, turn)| &turn.appraisal.needs);
        let was_met = |label: &str| states().any(|state| state.need.label == label && state.answered_by.is_some());
        let mut seen = HashSet::new();
        states()
            .filter(|state| was_met(&state.need.label) == met && seen.insert(state.need.label.clone()))
            .map(|state| (state.need.ledger, state.need.label.clone()))
            .collect()
    }

    /// Causes with their turns, best first.
    fn causes(&self) -> Vec<(usize, &Cause)> {
        let all = self.path.iter();
        let mut causes: Vec<_> = all
            .flat_map(|(at, turn)| turn.effect.causes.iter().map(|cause| (*at, cause)))
            .collect();
        causes.sort_by(|a, b| b.1.shift.good().total_cmp(&a.1.shift.good()));
        causes
    }

    fn worked(&self) -> Vec<Worked> {
        let mut worked: Vec<Worked> = Vec::new();
        for (turn, cause) in self.causes() {
            let Some(quote) = cause.quote.as_ref().filter(|_| cause.shift.good() > 0.0) else {
                continue;
            };
            let told = |other: &Worked| other.quote.contains(quote.as_str()) || quote.contains(&other.quote);
            if worked.len() < WORKED && !worked.iter().any(told) {
                worked.push(Worked {
                    turn,
                    quote: quote.clone(),
                    why: cause.why.clone(),
                });
            }
        }
        worked
    }

    fn next(&self) -> Option<Try> {
        let worst = self.remark();
        let grave = worst.as_ref().is_some_and(|(harm, _)| *harm >= WEIGHS);
        let remark = worst.map(|(_, remark)| remark);
        if grave {
            return remark;
        }
        self.left_out().or(remark)
    }

    /// The remark of the coach that cost most, with what it cost.
    fn remark(&self) -> Option<(f32, Try)> {
        let mut causes = self.causes();
        causes.reverse();
        causes.into_iter().find_map(|(at, cause)| {
            let Source::Rule(id) = &cause.source else { return None };
            let (_, turn) = self.path.iter().find(|(index, _)| *index == at)?;
            let finding = turn.appraisal.findings.iter().find(|finding| finding.rule == *id)?;
            let hint = finding.suggestions.first().map(|suggestion| suggestion.text.clone());
            let what = match finding.severity {
                Severity::Hint => format!("Have a look at this: {}.", lower(&finding.title)),
                Severity::Warning | Severity::Error => format!("Say this otherwise: {}.", lower(&finding.title)),
            };
            let attempt = Try {
                turn: Some(at),
                what,
                why: finding.message.clone(),
                rule: Some(id.clone()),
                quote: cause.quote.clone(),
                hint,
                practice: finding.practice.first().cloned(),
                study: finding.cites.first().and_then(|short| cited(short)),
            };
            Some((-cause.shift.good(), attempt))
        })
    }

    /// What would have been heard had it been listened for, or was not solved.
    fn left_out(&self) -> Option<Try> {
        let first = self.path.first().map(|(at, _)| *at);
        let say = |what: &str, why: String, practice: &str, study: &str| Try {
            turn: first,
            what: what.to_owned(),
            why,
            rule: None,
            quote: None,
            hint: None,
            practice: Some(practice.to_owned()),
            study: cited(study),
        };
        let missing = self.solution(false);
        match self.last.state.impact {
            Hidden::Hidden => Some(say(
                "Ask one open question before you close the matter, and name what they face in words that are theirs.",
                "There was more under the complaint; it is told only to somebody who listens for it.".to_owned(),
                "L5",
                "Herhausen et al. 2023",
            )),
            Hidden::Told | Hidden::PassedOver => Some(say(
                "Stay for a sentence with what they have told you before you go on.",
                format!("They told you what really hurts: {}", self.scenario.impact.is),
                "V1",
                "Yu, Berg & Zlatev 2021",
            )),
            Hidden::Seen if !missing.is_empty() => Some(say(
                "Solve the matter too: understanding without a next step is hollow.",
                format!("Still missing: {}", missing.join(" ")),
                "O1",
                "Little et al. 2013",
            )),
            Hidden::Seen => None,
        }
    }
}

fn cited(short: &str) -> Option<&'static Study> {
    studies().iter().find(|study| study.short == short)
}

/// A rule's title in the middle of a sentence.
fn lower(title: &str) -> String {
    let mut chars = title.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

impl Try {
    /// The page of the rule, where there is one.
    pub fn page(&self) -> Option<&'static Rule> {
        self.rule.as_deref().and_then(Rule::find)
    }
}
