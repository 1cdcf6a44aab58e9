//! When an item comes again: boxes after Leitner.
//!
//! An item begins in no box. Answered rightly it goes up one box, answered wrongly back to the bottom. A box is waited for twice as
//! long as the one below. An answer is right or wrong here and nothing between, which is what Leitner's boxes were made for.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The highest box.
const TOP: u8 = 7;
/// How soon an item comes again that was answered wrongly.
const SOON: SignedDuration = SignedDuration::from_mins(10);

/// What one person has done with one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// 0 after a wrong answer, up to 7.
    pub level: u8,
    /// When it comes again.
    pub due_at: Timestamp,
    /// How often it was answered.
    pub answered: u32,
    /// How often rightly.
    pub right: u32,
}

impl Card {
    /// The card after an answer; `before` is the one before it, if any.
    #[must_use]
    pub fn answered(before: Option<Self>, right: bool, now: Timestamp) -> Self {
        let (level, answered, rights) = before.map_or((0, 0, 0), |card| (card.level, card.answered, card.right));
        let level = if right { (level + 1).min(TOP) } else { 0 };
        Self {
            level,
            due_at: now.saturating_add(wait(level)).unwrap_or(now),
            answered: answered.saturating_add(1),
            right: rights.saturating_add(u32::from(right)),
        }
    }

    /// Whether it is time for it.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.due_at <= now
    }
}

/// One day in the first box, twice as long in each that follows: 1, 2, 4, 8, 16, 32, 64 days.
fn wait(level: u8) -> SignedDuration {
    match level.checked_sub(1) {
        Some(doublings) => SignedDuration::from_hours(24 << doublings.min(TOP)),
        None => SOON,
    }
}

/// The cards of one person, by the items' ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cards(pub BTreeMap<String, Card>);

impl Cards {
    /// Takes an answer.
    pub fn answer(&mut self, item: &str, right: bool, now: Timestamp) {
        let card = Card::answered(self.0.get(item).copied(), right, now);
        self.0.insert(item.to_owned(), card);
    }
}
