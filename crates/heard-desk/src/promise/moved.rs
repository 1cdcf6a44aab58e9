//! A promise that was moved is told as one: the time that holds, and those that were given before.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{Promise, PromiseState};
use crate::{Outcome, PromiseId};

/// A promise with the times that were given for it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised<'p> {
    /// As it stands.
    pub promise: &'p Promise,
    /// The promises that slipped into it, the oldest first.
    pub moved: Vec<&'p Promise>,
}

/// What was promised, each thing once: first what is to be done, by what is due first (without a time last); then what was broken and what
/// was done, the latest first.
pub fn promised(promises: &[Promise]) -> Vec<Promised<'_>> {
    let moved: BTreeSet<PromiseId> = promises.iter().filter_map(|promise| promise.follows).collect();
    let mut all: Vec<Promised<'_>> = promises
        .iter()
        .filter(|promise| !moved.contains(&promise.id))
        .map(|promise| {
            let mut moved: Vec<&Promise> = before(promise, promises).collect();
            moved.reverse();
            Promised { promise, moved }
        })
        .collect();
    all.sort_by(|one, other| in_order(one.promise, other.promise));
    all
}

/// The promises that slipped into this one, the latest first.
pub(super) fn before<'p>(promise: &Promise, all: &'p [Promise]) -> impl Iterator<Item = &'p Promise> {
    let of = move |id: Option<PromiseId>| all.iter().find(|other| Some(other.id) == id);
    // A chain cannot be longer than there are promises.
    std::iter::successors(of(promise.follows), move |earlier| of(earlier.follows)).take(all.len())
}

fn in_order(one: &Promise, other: &Promise) -> Ordering {
    let undone = |promise: &Promise| match &promise.state {
        PromiseState::Open => 0,
        PromiseState::Settled(settlement) if matches!(settlement.outcome, Outcome::Kept { .. }) => 2,
        PromiseState::Settled(_) => 1,
    };
    let due = |promise: &Promise| (promise.due.is_none(), promise.due);
    let settled = |promise: &Promise| promise.settlement().map(|settlement| settlement.at);
    undone(one)
        .cmp(&undone(other))
        .then_with(|| settled(other).cmp(&settled(one)))
        .then_with(|| due(one).cmp(&due(other)))
}
