//! An exam: some items spread over areas and levels, a time, and the score at its end.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Bank, Filter, Item, Marks, Seed};

/// What an exam is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many items.
    pub items: usize,
    /// How many minutes.
    pub minutes: u32,
    /// Of which areas and level.
    pub filter: Filter,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            items: 24,
            minutes: 30,
            filter: Filter::default(),
        }
    }
}

/// Why there is no exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// Fewer items are there than were asked for.
    TooFew(usize),
    /// An exam has at least five items.
    TooShort,
    /// An exam takes 1 to 240 minutes.
    Minutes,
}

impl std::fmt::Display for PlanError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooFew(there) => write!(
                f,
                "Only {there} items are there for these areas and this level. Ask for fewer, or for more areas."
            ),
            Self::TooShort => f.write_str("An exam has at least five items."),
            Self::Minutes => f.write_str("An exam takes 1 to 240 minutes."),
        }
    }
}

impl std::error::Error for PlanError {}

/// One item of a paper, with the order in which its answers are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The item's id.
    pub item: String,
    /// Places of answers in the item, as shown.
    pub order: Vec<usize>,
}

/// What is laid before somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The items, in their order.
    pub questions: Vec<Question>,
    /// How many minutes there are.
    pub minutes: u32,
}

impl Paper {
    /// Draws a paper: in turn from every chapter, in each chapter in turn from every level, by chance among the items there.
    pub fn draw(bank: &Bank, plan: &Plan, seed: u64) -> Result<Self, PlanError> {
        if plan.items < 5 {
            return Err(PlanError::TooShort);
        }
        if !(1..=240).contains(&plan.minutes) {
            return Err(PlanError::Minutes);
        }
        let mut seed = Seed::new(seed);
        let mut drawn = spread(bank, &plan.filter, plan.items, &mut seed);
        if drawn.len() < plan.items {
            return Err(PlanError::TooFew(drawn.len()));
        }
        seed.shuffle(&mut drawn);
        let question = |item: &Item, seed: &mut Seed| Question {
            item: item.id.clone(),
            order: item.order(seed),
        };
        Ok(Self {
            questions: drawn.into_iter().map(|item| question(item, &mut seed)).collect(),
            minutes: plan.minutes,
        })
    }

    /// When the time is over for who begins then.
    pub fn ends_at(&self, begun: Timestamp) -> Timestamp {
        let minutes = SignedDuration::from_mins(i64::from(self.minutes));
        begun.saturating_add(minutes).unwrap_or(begun)
    }

    /// Marks what was chosen, by item. An item that is no longer there counts for nobody.
    pub fn mark(&self, bank: &Bank, chosen: &BTreeMap<String, Vec<usize>>) -> Marks {
        let items = self.questions.iter().filter_map(|question| bank.item(&question.item));
        Marks::of(items.map(|item| {
            let right = chosen.get(&item.id).and_then(|chosen| item.is_right(chosen));
            (item.chapter(), right.unwrap_or(false))
        }))
    }
}

/// Items spread over chapters and levels.
fn spread<'b>(bank: &'b Bank, filter: &Filter, most: usize, seed: &mut Seed) -> Vec<&'b Item> {
    let mut chapters: BTreeMap<char, Vec<Vec<&Item>>> = BTreeMap::new();
    for item in bank.items().iter().filter(|item| filter.wants(item)) {
        let levels = chapters.entry(item.chapter()).or_insert_with(|| vec![Vec::new(); 3]);
        if let Some(level) = levels.get_mut(usize::from(item.level.number().saturating_sub(1))) {
            level.push(item);
        }
    }
    let mut piles: Vec<Vec<&Item>> = chapters.into_values().map(|levels| in_turn(levels, seed)).collect();
    // Where the items do not go round, chance says which chapters get one more.
    seed.shuffle(&mut piles);
    let longest = piles.iter().map(Vec::len).max().unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| piles.iter().filter_map(move |pile| pile.get(round).copied()));
    rounds.take(most).collect()
}

/// The items of a chapter, one of each level in turn, beginning at a level of chance.
fn in_turn<'b>(mut levels: Vec<Vec<&'b Item>>, seed: &mut Seed) -> Vec<&'b Item> {
    for level in &mut levels {
        seed.shuffle(level);
    }
    let first = seed.below(levels.len());
    levels.rotate_left(first);
    let longest = levels.iter().map(Vec::len).max().unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| levels.iter().filter_map(move |level| level.get(round).copied()));
    rounds.collect()
}
