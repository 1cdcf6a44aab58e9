//! What customers say is wrong or wanted, grouped by likeness, named by the words most typical of each group (practice F3).
//!
//! Deterministic, and in time linear in the number of passages: each is held against at most a few hundred groups.

mod gather;
mod name;
mod words;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Certainty, Passage, TOO_FEW, wilson};
use crate::ConversationId;
pub use words::word_vectors;

/// As many groups are shown.
pub const VISIBLE: usize = 12;
/// As many examples of a group are shown.
const EXAMPLES: usize = 3;

/// What likeness is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// The encoder's embedding.
    Meaning,
    /// The content words that two passages share.
    Words,
}

impl Near {
    /// The least product of two vectors of one group.
    fn threshold(self) -> f32 {
        match self {
            Self::Meaning => 0.62,
            Self::Words => 0.40,
        }
    }
}

/// Passages with a vector each, of length 1, and how many conversations began in their period.
#[derive(Clone, Copy)]
pub struct Grouping<'p> {
    /// The passages, oldest first.
    pub passages: &'p [Passage],
    /// Their vectors, in the same order.
    pub vectors: &'p [Vec<f32>],
    /// How many conversations began.
    pub begun: u32,
}

/// What several customers say in their own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The words most typical of it.
    pub name: Vec<String>,
    /// How many conversations it is in.
    pub count: u32,
    /// How many there were in the period before.
    pub before: u32,
    /// How much it rests on.
    pub certainty: Certainty,
    /// Whether there are more of them than before.
    pub growth: Growth,
    /// The words nearest its middle, each of another conversation.
    pub examples: Vec<Passage>,
    /// The conversations, oldest first.
    pub behind: Vec<ConversationId>,
}

impl Group {
    /// Tells it from the others of its period. Another, as soon as other words are the nearest to its middle.
    pub fn key(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for nearest in self.examples.iter().take(1) {
            (nearest.conversation, nearest.at, nearest.words.as_str()).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

/// Whether a group has become more frequent, among all conversations of its period, beyond chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// More frequent.
    Growing,
    /// Less frequent.
    Shrinking,
    /// No difference beyond chance.
    Steady,
    /// Too few to compare, or nothing before.
    TooFew,
}

/// The groups of a period, the largest first, held against the period before. What is in one conversation only is no group.
pub fn group(now: Grouping<'_>, before: Grouping<'_>, near: Near) -> Vec<Group> {
    let least = near.threshold();
    let gathered = gather::gather(now.vectors, least);
    let earlier = gather::assign(before.vectors, &gathered.centres, least);
    let namer = name::Namer::new(now.passages);
    let mut groups = Vec::new();
    for (at, centre) in gathered.centres.iter().enumerate() {
        let mut members: Vec<(&Passage, f32)> = now
            .passages
            .iter()
            .zip(now.vectors)
            .zip(&gathered.places)
            .filter(|(_, place)| **place == Some(at))
            .map(|((passage, vector), _)| (passage, gather::product(vector, centre)))
            .collect();
        let behind = distinct(members.iter().map(|(passage, _)| passage.conversation));
        let places = before.passages.iter().zip(&earlier);
        let past = distinct(
            places
                .filter(|(_, place)| **place == Some(at))
                .map(|(passage, _)| passage.conversation),
        );
        let (count, past) = (length(&behind), length(&past));
        if count < 2 {
            continue;
        }
        let name = namer.name(members.iter().map(|(passage, _)| *passage));
        members.sort_by(|one, other| other.1.total_cmp(&one.1));
        groups.push(Group {
            name,
            count,
            before: past,
            certainty: Certainty::of(count),
            growth: growth((count, now.begun), (past, before.begun)),
            examples: examples(&members),
            behind,
        });
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}

fn growth(now: (u32, u32), before: (u32, u32)) -> Growth {
    if now.0 + before.0 < 2 * TOO_FEW {
        return Growth::TooFew;
    }
    match (wilson(now.0, now.1), wilson(before.0, before.1)) {
        (Some(now), Some(before)) if now.low > before.high => Growth::Growing,
        (Some(now), Some(before)) if now.high < before.low => Growth::Shrinking,
        (Some(_), Some(_)) => Growth::Steady,
        _ => Growth::TooFew,
    }
}

/// The nearest, each of another conversation.
fn examples(nearest: &[(&Passage, f32)]) -> Vec<Passage> {
    let mut seen = BTreeSet::new();
    let fresh = nearest.iter().filter(|(passage, _)| seen.insert(passage.conversation));
    fresh.take(EXAMPLES).map(|(passage, _)| (*passage).clone()).collect()
}

fn distinct(conversations: impl Iterator<Item = ConversationId>) -> Vec<ConversationId> {
    let mut seen = BTreeSet::new();
    conversations.filter(|conversation| seen.insert(*conversation)).collect()
}

fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
