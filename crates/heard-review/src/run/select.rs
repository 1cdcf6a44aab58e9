//! Which conversations are taken: all, the first, or a sample that is always the same.

use crate::scatter::scatter;
use std::collections::{BinaryHeap, HashSet};

use super::{Choice, Request, ReviewError};
use crate::archive::{Position, open};

/// Decides by a conversation's number, counted over all archives.
pub(super) enum Selection {
    All,
    First(u64),
    These(HashSet<u64>),
}

impl Selection {
    /// A sample reads the archives once to count them.
    pub(super) fn of(request: &Request) -> Result<Self, ReviewError> {
        Ok(match request.choice {
            Choice::All => Self::All,
            Choice::First(many) => Self::First(many),
            Choice::Sample(many) => Self::These(sample(request, many)?),
        })
    }

    pub(super) fn takes(&self, number: u64) -> bool {
        match self {
            Self::All => true,
            Self::First(many) => number < *many,
            Self::These(these) => these.contains(&number),
        }
    }

    /// Whether no later conversation is taken.
    pub(super) fn is_over(&self, number: u64) -> bool {
        matches!(self, Self::First(many) if number >= *many)
    }
}

/// The conversations whose numbers scatter lowest.
fn sample(request: &Request, many: u64) -> Result<HashSet<u64>, ReviewError> {
    let mut lowest = BinaryHeap::new();
    let mut number = 0;
    for path in &request.archives {
        for _ in open(path, &request.reading, Position::default())?.flatten() {
            lowest.push((scatter(number), number));
            if lowest.len() as u64 > many {
                lowest.pop();
            }
            number += 1;
        }
    }
    Ok(lowest.into_iter().map(|(_, number)| number).collect())
}
