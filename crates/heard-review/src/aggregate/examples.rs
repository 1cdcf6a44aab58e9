//! A few examples of many, spread over all, always the same ones.

use std::collections::HashMap;

use super::excerpt::Excerpt;
use super::tally::Tallied;
use crate::scatter::scatter;

/// How many examples are kept of each thing.
const KEPT: usize = 3;

/// Words of a reply, with what the customer had written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub(crate) conversation: String,
    /// Empty where the archive has no such message.
    pub(crate) customer: String,
    pub(crate) reply: Excerpt,
}

/// Counts things by name and keeps examples: those whose place in the archive scatters lowest, no two in the same words.
#[derive(Default)]
pub(super) struct Examples(HashMap<String, Kept>);

#[derive(Default)]
struct Kept {
    count: u64,
    lowest: Vec<(u64, String, Example)>,
}

impl Examples {
    /// Counts one thing; `example` is made only where it is kept.
    pub(super) fn add(&mut self, name: &str, place: u64, words: &str, example: impl FnOnce() -> Option<Example>) {
        let kept = match self.0.get_mut(name) {
            Some(kept) => kept,
            None => self.0.entry(name.to_owned()).or_default(),
        };
        kept.count += 1;
        let weight = scatter(place);
        if kept.lowest.len() >= KEPT && kept.lowest.last().is_some_and(|last| last.0 <= weight) {
            return;
        }
        let words = words.to_lowercase();
        match kept.lowest.iter().position(|other| !words.is_empty() && other.1 == words) {
            Some(same) if kept.lowest.get(same).is_some_and(|other| other.0 <= weight) => return,
            Some(same) => drop(kept.lowest.remove(same)),
            None => {}
        }
        if let Some(example) = example() {
            let at = kept.lowest.partition_point(|other| other.0 < weight);
            kept.lowest.insert(at, (weight, words, example));
            kept.lowest.truncate(KEPT);
        }
    }

    /// Most frequent first; equally frequent ones by name.
    pub(super) fn into_list(self) -> Vec<Tallied> {
        let tallied = self.0.into_iter().map(|(name, kept)| Tallied {
            name,
            count: kept.count,
            examples: kept.lowest.into_iter().map(|(_, _, example)| example).collect(),
        });
        let mut list: Vec<Tallied> = tallied.collect();
        list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        list
    }
}
