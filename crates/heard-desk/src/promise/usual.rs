//! How long work like this has taken here, from the word to the deed: what a realistic time is measured by.

use jiff::SignedDuration;

use super::moved::before;
use super::{Outcome, Promise, PromiseState};

/// With fewer cases nothing is said.
const FEWEST: usize = 5;
/// Words that say nothing of the work.
#[rustfmt::skip]
const SMALL: [&str; 30] = [
    "a", "about", "again", "an", "and", "at", "back", "by", "for", "from", "i", "in", "it", "me", "my", "of", "on", "our", "out", "that",
    "the", "this", "to", "up", "us", "we", "will", "with", "you", "your",
];

/// How long work of a kind has usually taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    /// How many were done.
    pub cases: usize,
    /// Half of them were done within this.
    pub median: SignedDuration,
    /// Nine of ten were done within this (nearest rank).
    pub most: SignedDuration,
}

/// How long it has usually taken to do what is promised, by this team's own kept promises. A promise that was moved counts from when it
/// was first made. Alike is what has at least half of its words in common; where those are too few, what begins with the same word, as
/// calls do. `None` below five cases.
pub fn usual(what: &str, settled: &[Promise]) -> Option<Usual> {
    let wanted = telling(what);
    let done = || {
        settled.iter().filter_map(|promise| {
            let took = took(promise, settled)?;
            Some((telling(&promise.what), took))
        })
    };
    let half = |words: &[String]| {
        let common = words.iter().filter(|word| wanted.contains(word)).count();
        common > 0 && 2 * common >= words.len().max(wanted.len())
    };
    let alike: Vec<SignedDuration> = done().filter(|(words, _)| half(words)).map(|(_, took)| took).collect();
    let begin_so = || done().filter(|(words, _)| !words.is_empty() && words.first() == wanted.first());
    let times = if alike.len() < FEWEST {
        begin_so().map(|(_, took)| took).collect()
    } else {
        alike
    };
    of(times)
}

fn of(mut times: Vec<SignedDuration>) -> Option<Usual> {
    times.sort_unstable();
    let cases = times.len();
    let rank = |share: usize| times.get((cases * share).div_ceil(10).saturating_sub(1)).copied();
    (cases >= FEWEST).then_some(())?;
    Some(Usual {
        cases,
        median: rank(5)?,
        most: rank(9)?,
    })
}

/// From when it was first promised until it was kept.
fn took(promise: &Promise, settled: &[Promise]) -> Option<SignedDuration> {
    let PromiseState::Settled(settlement) = &promise.state else {
        return None;
    };
    matches!(settlement.outcome, Outcome::Kept { .. }).then_some(())?;
    let first = before(promise, settled).last().unwrap_or(promise);
    Some(settlement.at.duration_since(first.made_at))
}

/// The words of a promise that tell its work, in small letters, each once.
fn telling(what: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in what.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase) {
        if !word.is_empty() && !SMALL.contains(&word.as_str()) && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
