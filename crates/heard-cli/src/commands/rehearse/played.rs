//! A rehearsal in the terminal: what is typed, and what is shown.

use heard_engine::Engine;
use heard_rehearsal::{Branch, Debrief, Mood, Rehearsal, RehearsalError, Scenario};

use super::debrief;
use super::voice::Spoken;
use crate::output::line;

/// Causes that are shown after a turn; the debrief shows more.
const CAUSES: usize = 3;

/// What can be typed besides a reply.
pub(super) enum Command {
    Back(Option<usize>),
    Branches,
    Debrief,
    Brief,
    Quit,
    Help,
}

impl Command {
    /// The command of a line that begins with a colon. What cannot be read is answered with help.
    pub(super) fn of(line: &str) -> Option<Self> {
        let mut words = line.trim().strip_prefix(':')?.split_whitespace();
        Some(match (words.next(), words.next()) {
            (Some("back"), None) => Self::Back(None),
            (Some("back"), Some(number)) => number.parse().map_or(Self::Help, |number| Self::Back(Some(number))),
            (Some("branches"), None) => Self::Branches,
            (Some("debrief"), None) => Self::Debrief,
            (Some("brief"), None) => Self::Brief,
            (Some("quit"), None) => Self::Quit,
            _ => Self::Help,
        })
    }
}

/// A rehearsal that goes on.
pub(super) struct Played<'p> {
    scenario: &'p Scenario,
    engine: &'p Engine,
    rehearsal: Rehearsal,
    /// The turn that the next reply follows.
    at: Option<usize>,
    /// Whether a person types: what they typed need not be shown again.
    typed: bool,
    /// Who words the customer's answers, where not the scenario.
    spoken: Option<Spoken>,
}

impl<'p> Played<'p> {
    pub(super) fn begin(scenario: &'p Scenario, engine: &'p Engine, seed: u64, typed: bool, spoken: Option<Spoken>) -> Self {
        Self {
            scenario,
            engine,
            rehearsal: Rehearsal::begin(scenario, seed),
            at: None,
            typed,
            spoken,
        }
    }

    pub(super) fn greet(&self) -> anyhow::Result<()> {
        self.brief()?;
        line(format!(
            "\nSeed {}. Write your reply and press Enter; `:help` tells what else can be typed.",
            self.rehearsal.seed
        ))?;
        self.theirs(&self.rehearsal.opening)
    }

    pub(super) fn obey(&mut self, command: &Command) -> anyhow::Result<()> {
        match command {
            Command::Back(to) => self.back(*to),
            Command::Branches => self.branches(),
            Command::Debrief => self.debrief(),
            Command::Brief => self.brief(),
            Command::Quit => Ok(()),
            Command::Help => help(),
        }
    }

    /// Takes a reply, shows what the customer says to it and what moved them.
    pub(super) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        if !self.typed {
            line(format!("\n\u{1b}[1mYou:\u{1b}[0m {text}"))?;
        }
        let at = match self.rehearsal.reply(self.scenario, self.engine, self.at, text) {
            Ok(at) => at,
            Err(RehearsalError::Ended(_)) => {
                return line("The conversation is over. `:back` takes you to an earlier turn, `:debrief` says what there was.");
            }
            Err(error) => return line(error.to_string()),
        };
        self.at = Some(at);
        if let Some(spoken) = &mut self.spoken {
            spoken.word(self.engine, self.scenario, &mut self.rehearsal, at);
        }
        let Some(turn) = self.rehearsal.turns.get(at) else { return Ok(()) };
        self.theirs(&turn.answer)?;
        line(format!(
            "\u{1b}[2m[{}] {}\u{1b}[0m",
            at + 1,
            moved(turn.effect.before, turn.effect.after)
        ))?;
        for cause in turn.effect.causes.iter().take(CAUSES) {
            line(format!("\u{1b}[2m    {}\u{1b}[0m", debrief::cause(cause)))?;
        }
        if let Some(outcome) = turn.outcome {
            line(format!("\n\u{1b}[1m{}\u{1b}[0m", outcome.says()))?;
            self.debrief()?;
        }
        Ok(())
    }

    /// What is shown where the input ends in the middle of a conversation.
    pub(super) fn leave(&self) -> anyhow::Result<()> {
        let ended = |at: usize| self.rehearsal.turns.get(at).is_some_and(|turn| turn.outcome.is_some());
        if self.at.is_some_and(|at| !ended(at)) {
            self.debrief()?;
        }
        self.told()
    }

    /// How the language model did, where one was asked.
    pub(super) fn told(&self) -> anyhow::Result<()> {
        self.spoken.as_ref().map_or(Ok(()), Spoken::told)
    }

    fn brief(&self) -> anyhow::Result<()> {
        let Scenario {
            title,
            trade,
            difficulty,
            brief,
            persona,
            ..
        } = self.scenario;
        line(format!("\u{1b}[1m{title}\u{1b}[0m ({}, level {difficulty})\n", trade.name()))?;
        line(brief.situation.trim())?;
        for (head, list) in [("You know:", &brief.knows), ("You may:", &brief.may)] {
            line(format!("\n{head}"))?;
            for one in list {
                line(format!("  - {one}"))?;
            }
        }
        line(format!("\nThe customer is called {}.", persona.name))
    }

    fn theirs(&self, text: &str) -> anyhow::Result<()> {
        line(format!("\n\u{1b}[1;36m{}:\u{1b}[0m {text}", self.scenario.persona.name))
    }

    /// Before turn `to`, or before the latest one.
    fn back(&mut self, to: Option<usize>) -> anyhow::Result<()> {
        let turn = match to {
            None => self.at,
            Some(number) => number.checked_sub(1),
        };
        let Some(again) = turn.and_then(|turn| self.rehearsal.turns.get(turn)) else {
            return line("There is no such turn. `:branches` shows all; their numbers stand in brackets.");
        };
        self.at = again.after;
        let theirs = match again.after.and_then(|at| self.rehearsal.turns.get(at)) {
            Some(before) => before.answer.clone(),
            None => self.rehearsal.opening.clone(),
        };
        line("\nBack. What do you answer instead?")?;
        self.theirs(&theirs)
    }

    fn branches(&self) -> anyhow::Result<()> {
        let branches = self.rehearsal.branches();
        if branches.is_empty() {
            return line("You have not answered yet.");
        }
        line("")?;
        for branch in branches {
            line(self.branch(&branch))?;
        }
        Ok(())
    }

    fn branch(&self, branch: &Branch) -> String {
        let here = if branch.turns.last().copied() == self.at { "→" } else { " " };
        let numbers: Vec<String> = branch.turns.iter().map(|turn| format!("[{}]", turn + 1)).collect();
        let end = branch.outcome.map_or("goes on", |outcome| outcome.says());
        format!(
            "{here} {:24} {}  {end}",
            numbers.join(" "),
            moved(self.rehearsal.start.mood, branch.mood)
        )
    }

    fn debrief(&self) -> anyhow::Result<()> {
        let told = self.at.and_then(|at| Debrief::of(self.scenario, &self.rehearsal, at));
        match told {
            Some(told) => debrief::show(&told, &self.rehearsal),
            None => line("You have not answered yet."),
        }
    }
}

fn help() -> anyhow::Result<()> {
    line("  :back       take the last reply back and answer otherwise; :back 2 does so with turn [2]")?;
    line("  :branches   every way you tried, side by side")?;
    line("  :debrief    what moved the customer, what worked, what to try next")?;
    line("  :brief      what you know and may do")?;
    line("  :quit       leave")?;
    line("  A `\\` at the end of a line goes on in the next.")
}

/// "anger 66 → 43 · trust 34 → 50 · hope 40 → 41", in per cent.
pub(super) fn moved(from: Mood, to: Mood) -> String {
    let one = |name: &str, from: f32, to: f32| format!("{name} {:.0} → {:.0}", from * 100.0, to * 100.0);
    [
        one("anger", from.anger, to.anger),
        one("trust", from.trust, to.trust),
        one("hope", from.hope, to.hope),
    ]
    .join(" · ")
}
