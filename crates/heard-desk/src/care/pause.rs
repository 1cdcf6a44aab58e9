//! A pause: suggested by rule, always refusable, and respected by the queue.

use jiff::{SignedDuration, Timestamp};

use super::load::{Limits, Load};
use crate::clock::after;

/// Time in which somebody is given nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub since: Timestamp,
    /// Until when, unless they come back before; `None`: until they do.
    pub until: Option<Timestamp>,
}

impl Pause {
    /// From now on.
    pub fn of(length: SignedDuration, now: Timestamp) -> Self {
        Self {
            since: now,
            until: Some(after(now, length)),
        }
    }

    /// Whether it still lasts.
    pub fn lasts(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// A pause worth taking, and the count that it is suggested for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// A few minutes, after so many hard ones in a row.
    Short {
        /// How many.
        in_a_row: usize,
    },
    /// Longer than ten minutes, after so many hard ones within an hour.
    Long {
        /// How many.
        in_an_hour: usize,
    },
}

impl Rest {
    /// How long. Short breaks give back vigour; after work that has used much up it takes more than ten minutes (Albulescu et al. 2022).
    pub fn length(self) -> SignedDuration {
        match self {
            Self::Short { .. } => SignedDuration::from_mins(5),
            Self::Long { .. } => SignedDuration::from_mins(12),
        }
    }
}

/// What the limits suggest to somebody with this load.
pub fn suggest(load: &Load, limits: Limits, now: Timestamp) -> Option<Rest> {
    let (in_a_row, in_an_hour) = (load.in_a_row(now), load.in_an_hour(now));
    if in_an_hour >= limits.per_hour {
        Some(Rest::Long { in_an_hour })
    } else if in_a_row >= limits.in_a_row {
        Some(Rest::Short { in_a_row })
    } else {
        None
    }
}
