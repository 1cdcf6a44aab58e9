//! A course among the others: with what the same customer wrote next, and the time at which it is looked at.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Course, Heard};
use crate::CustomerId;

/// What a figure is read from.
pub(super) struct Case<'c> {
    /// The conversation.
    pub(super) course: &'c Course,
    /// The first words of the customer's next conversation.
    pub(super) next: Option<&'c Heard>,
    /// When it is looked at.
    pub(super) now: Timestamp,
    /// Whether a text recommends us; the engine knows.
    pub(super) recommends: &'c dyn Fn(&str) -> bool,
}

/// All courses as cases, in the order of their beginnings.
pub(super) fn cases<'c>(courses: &'c [impl Borrow<Course>], now: Timestamp, recommends: &'c dyn Fn(&str) -> bool) -> Vec<Case<'c>> {
    let mut ordered: Vec<&Course> = courses.iter().map(Borrow::borrow).collect();
    ordered.sort_by_key(|course| (course.opened_at, course.conversation));
    let mut later: BTreeMap<CustomerId, &Heard> = BTreeMap::new();
    let mut cases: Vec<Case<'c>> = Vec::with_capacity(ordered.len());
    for course in ordered.into_iter().rev() {
        let next = match course.heard.first() {
            Some(first) => later.insert(course.customer, first),
            None => later.get(&course.customer).copied(),
        };
        cases.push(Case {
            course,
            next,
            now,
            recommends,
        });
    }
    cases.reverse();
    cases
}
