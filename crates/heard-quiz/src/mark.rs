//! The score of an exam, and of practice by chapter.

use std::collections::BTreeMap;

use heard_engine::practice;
use serde::Serialize;

use crate::Share;

/// The share of right answers from which an exam is passed.
pub const PASS: f64 = 0.8;

/// One chapter of the practice, as far as it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Area {
    /// Its letter.
    pub letter: char,
    /// Its title.
    pub title: &'static str,
    /// How much of it was right.
    pub share: Share,
}

/// What an exam came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Marks {
    /// All of it.
    pub share: Share,
    /// Whether that is enough: eight in ten.
    pub passed: bool,
    /// By chapter, those that were asked, in the order of the practice.
    pub areas: Vec<Area>,
}

impl Marks {
    /// Marks answers, each with the chapter of its item; what was not answered is not right.
    pub fn of(answers: impl IntoIterator<Item = (char, bool)>) -> Self {
        let areas = by_chapter(answers);
        let sum = |count: fn(&Share) -> u32| areas.iter().map(|area| count(&area.share)).sum();
        let share = Share::new(sum(|share| share.right), sum(|share| share.of));
        Self {
            share,
            passed: share.value().is_some_and(|value| value >= PASS),
            areas,
        }
    }
}

/// Right answers by chapter, in the order of the practice; chapters without an answer are left out.
pub fn by_chapter(answers: impl IntoIterator<Item = (char, bool)>) -> Vec<Area> {
    let mut sums: BTreeMap<char, (u32, u32)> = BTreeMap::new();
    for (letter, right) in answers {
        let (rights, of) = sums.entry(letter).or_default();
        *rights = rights.saturating_add(u32::from(right));
        *of = of.saturating_add(1);
    }
    let area = |letter: char, title| {
        let &(right, of) = sums.get(&letter)?;
        Some(Area {
            letter,
            title,
            share: Share::new(right, of),
        })
    };
    practice()
        .iter()
        .filter_map(|chapter| area(chapter.letter, chapter.title))
        .collect()
}
