//! Ways to begin, made of the customer's own words by the wordings in `starters.txt`. What is not known stands as a [blank]; nothing is
//! claimed for the agent. The wording differs from one situation to the next, and one that was used before is left out.

use std::sync::LazyLock;

use super::Step;
use super::words::Words;
use crate::{Reading, Situation, Who};

const FILE: &str = include_str!("starters.txt");
/// Starters that are offered at most.
const MOST: usize = 3;
/// With fewer of its own words in a row a wording is not known again in an earlier reply.
const KNOWN_BY: usize = 3;

/// What there is to begin: a section of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// A step of the practice.
    Step(Step),
    /// What was done has not held.
    CameBack,
    /// It is not said yet what is still wrong.
    StillWrong,
    /// They did not feel heard.
    Unheard,
    /// It is not said yet what was missed.
    Missed,
}

impl Begin {
    fn name(self) -> &'static str {
        match self {
            Self::Step(step) => step.name(),
            Self::CameBack => "came_back",
            Self::StillWrong => "still_wrong",
            Self::Unheard => "unheard",
            Self::Missed => "missed",
        }
    }
}

/// Wordings that are equally good.
type Way = Vec<Wording>;

/// One wording: its own words and its slots, in turn.
struct Wording {
    parts: Vec<Part>,
    /// The longest stretch of its own words, as they are compared.
    own: String,
}

enum Part {
    Own(&'static str),
    Slot { name: &'static str, capital: bool },
}

static STEPS: LazyLock<Vec<(&'static str, Vec<Way>)>> = LazyLock::new(|| parse(FILE));

fn parse(file: &'static str) -> Vec<(&'static str, Vec<Way>)> {
    let mut steps: Vec<(&str, Vec<Way>)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        match (name, steps.last_mut()) {
            (Some(name), _) => steps.push((name, vec![Way::new()])),
            (None, Some((_, ways))) if line.is_empty() => ways.push(Way::new()),
            (None, Some((_, ways))) => ways.iter_mut().last().into_iter().for_each(|way| way.push(Wording::of(line))),
            (None, None) => {}
        }
    }
    for (_, ways) in &mut steps {
        ways.retain(|way| !way.is_empty());
    }
    steps
}

impl Wording {
    fn of(line: &'static str) -> Self {
        let mut parts = Vec::new();
        let mut rest = line;
        while let Some((own, slot, after)) = rest.split_once('{').and_then(|(own, after)| {
            let (slot, after) = after.split_once('}')?;
            Some((own, slot, after))
        }) {
            parts.push(Part::Own(own));
            let capital = slot.starts_with(char::is_uppercase);
            let name = SLOTS
                .iter()
                .find(|name| name.eq_ignore_ascii_case(slot))
                .copied()
                .unwrap_or_default();
            parts.push(Part::Slot { name, capital });
            rest = after;
        }
        parts.push(Part::Own(rest));
        let own = parts.iter().flat_map(Part::stretches).max_by_key(String::len);
        Self {
            own: own.unwrap_or_default(),
            parts,
        }
    }

    fn slots(&self) -> impl Iterator<Item = &'static str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Slot { name, .. } if *name != "feels" => Some(*name),
            _ => None,
        })
    }

    /// The wording with the customer's words in it; nothing where a slot is not known.
    fn filled(&self, words: &Words) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Own(own) => text.push_str(own),
                Part::Slot { name, capital: false } => text.push_str(slot(words, name)?),
                Part::Slot { name, capital: true } => text.push_str(&capital(slot(words, name)?)),
            }
        }
        Some(text)
    }

    fn used(&self, before: &[String]) -> bool {
        self.own.split(' ').nth(KNOWN_BY - 1).is_some() && before.iter().any(|text| text.contains(&self.own))
    }
}

impl Part {
    /// Its own words between blanks, each stretch as it is compared.
    fn stretches(&self) -> impl Iterator<Item = String> {
        let own = if let Self::Own(own) = self { own } else { "" };
        own.split(['[', ']']).step_by(2).map(compared)
    }
}

/// Letters and single spaces only, in small letters: marks and line breaks do not matter.
fn compared(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

const SLOTS: [&str; 7] = ["problem", "impact", "thing", "wait", "quote", "question", "feels"];

fn slot<'w>(words: &'w Words, name: &str) -> Option<&'w str> {
    match name {
        "problem" => words.problem.as_deref(),
        "impact" => words.impact.as_deref(),
        "thing" => words.thing.as_deref(),
        "wait" => words.wait.as_deref(),
        "quote" => words.quote.as_deref(),
        "question" => words.question.as_deref(),
        "feels" => Some(words.feels),
        _ => None,
    }
}

fn capital(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Up to three ways to begin, none in a wording that stands in an earlier reply.
pub(super) fn starters(begin: Begin, heard: &Reading, situation: &Situation<'_>) -> Vec<String> {
    let said = situation.turns.iter().filter(|turn| turn.who == Who::Agent).map(|turn| turn.text);
    let before: Vec<String> = said.chain(situation.earlier.iter().copied()).map(compared).collect();
    ways_to_begin(begin, &Words::of(heard), situation.turns.len(), &before)
}

/// A sentence or two that see what the customer faces.
pub(crate) fn acknowledgement(heard: &Reading) -> String {
    ways_to_begin(Begin::Step(Step::Validate), &Words::of(heard), 0, &[])
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// `turn` moves on from one equally good wording to the next.
fn ways_to_begin(begin: Begin, words: &Words, turn: usize, before: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    let ways = STEPS
        .iter()
        .find(|(name, _)| *name == begin.name())
        .map(|(_, ways)| ways.as_slice());
    for way in ways.unwrap_or_default() {
        let usable: Vec<(&Wording, String)> = way.iter().filter_map(|wording| Some((wording, wording.filled(words)?))).collect();
        let fresh: Vec<&(&Wording, String)> = usable.iter().filter(|(wording, _)| !wording.used(before)).collect();
        let Some((wording, text)) = fresh.get((words.source + turn) % fresh.len().max(1)) else {
            continue;
        };
        // A way that says less than one before it adds nothing.
        let mut slots = wording.slots().peekable();
        if slots.peek().is_some() && wording.slots().all(|slot| said.contains(&slot) && slot != "question") {
            continue;
        }
        said.extend(slots);
        all.push(text.clone());
        if all.len() == MOST {
            break;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_each_beginning_and_no_unknown_slot() {
        let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
        let steps = Step::ALL.map(Begin::Step).into_iter();
        let all = steps
            .chain([Begin::CameBack, Begin::StillWrong, Begin::Unheard, Begin::Missed])
            .map(Begin::name);
        assert_eq!(names, all.collect::<Vec<_>>());
        for wording in STEPS.iter().flat_map(|(_, ways)| ways.iter().flatten()) {
            for part in &wording.parts {
                match part {
                    Part::Slot { name, .. } => assert!(!name.is_empty(), "{}", wording.own),
                    Part::Own(own) => assert!(!own.contains(['{', '}']), "{own}"),
                }
            }
        }
    }
}
