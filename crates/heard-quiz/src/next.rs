//! Which item comes next.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{Bank, Cards, Filter, Item, Level, Seed};

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next<'b> {
    /// An item whose time has come again.
    Again(&'b Item),
    /// One that was never answered.
    New(&'b Item),
    /// Nothing yet: all are answered, and the first comes again then.
    Rest(Timestamp),
    /// No item is of the areas and level that were asked for.
    Nothing,
}

/// The next item for somebody: first what is due, the longest overdue first; then what is new, from the chapter in which they have seen
/// least, easy before hard; of equals chance decides.
pub fn next<'b>(bank: &'b Bank, filter: &'b Filter, cards: &Cards, now: Timestamp, seed: &mut Seed) -> Next<'b> {
    let due = bank.wanted(filter).filter_map(|item| {
        cards
            .0
            .get(&item.id)
            .filter(|card| card.is_due(now))
            .map(|card| (card.due_at, item))
    });
    if let Some((_, item)) = due.min_by_key(|(due_at, _)| *due_at) {
        return Next::Again(item);
    }
    let mut met: BTreeMap<char, usize> = BTreeMap::new();
    for item in bank.items().iter().filter(|item| cards.0.contains_key(&item.id)) {
        *met.entry(item.chapter()).or_default() += 1;
    }
    let rank = |item: &Item| -> (usize, Level) { (met.get(&item.chapter()).copied().unwrap_or(0), item.level) };
    let new: Vec<&Item> = bank.wanted(filter).filter(|item| !cards.0.contains_key(&item.id)).collect();
    let Some(first) = new.iter().map(|item| rank(item)).min() else {
        let soonest = bank
            .wanted(filter)
            .filter_map(|item| cards.0.get(&item.id))
            .map(|card| card.due_at)
            .min();
        return soonest.map_or(Next::Nothing, Next::Rest);
    };
    let equals: Vec<&Item> = new.into_iter().filter(|item| rank(item) == first).collect();
    let drawn = seed.below(equals.len());
    equals.get(drawn).map_or(Next::Nothing, |item| Next::New(item))
}
