//! Telling of many without telling of one.
//!
//! Counts of an ordered scale (words of a week, levels of skill) are shown as bands of neighbours, each of which holds at least [`LEAST`]
//! people. The bands make up everybody, so nothing is left to be found by subtraction: every sum or difference of what is shown is a sum of
//! bands. Where no two bands can be made, nothing but the number of people is told: if all had said the same, one band would tell it of each.

use serde::Serialize;

/// Fewer people than these are never told of.
pub const LEAST: u32 = 5;

/// Neighbours on a scale, counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// The first place on the scale.
    pub from: usize,
    /// The last place, the first's own or a later one.
    pub to: usize,
    /// How many people; at least [`LEAST`].
    pub people: u32,
}

/// What may be told of counts on an ordered scale: bands from its one end to the other, as many as can be. `None` for fewer than [`LEAST`]
/// people. Each person must be counted once.
pub fn bands(counts: &[u32]) -> Option<Vec<Band>> {
    let mut told: Vec<Band> = Vec::new();
    let (mut from, mut people) = (0, 0_u32);
    for (place, count) in counts.iter().enumerate() {
        people = people.saturating_add(*count);
        if people >= LEAST {
            told.push(Band { from, to: place, people });
            (from, people) = (place + 1, 0);
        }
    }
    // Whoever is left over joins the last band; so do places at the end that nobody is at, or they would be told to be empty.
    let last = told.last_mut()?;
    last.people = last.people.saturating_add(people);
    last.to = counts.len() - 1;
    Some(told)
}

/// How many people, in fives: that one came or went is not to be seen. `None` for fewer than [`LEAST`].
pub fn at_least(people: u32) -> Option<u32> {
    (people >= LEAST).then(|| people - people % LEAST)
}

/// A share of many, to the nearest twentieth: one answer more or less is seldom to be seen. `None` of fewer than [`LEAST`].
pub fn roughly(got: u32, of: u32) -> Option<f64> {
    if of < LEAST {
        return None;
    }
    let share = f64::from(got.min(of)) / f64::from(of);
    Some((share * 20.0).round() / 20.0)
}
