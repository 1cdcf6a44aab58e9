//! How many hard conversations somebody has carried lately.

use heard_engine::Flag;
use jiff::{SignedDuration, Timestamp};

use crate::Glance;

/// From this risk of escalation on a conversation is hard to carry.
const HARD: f32 = 0.5;

/// For how long a conversation counts towards the load of an hour.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// How long after a hard conversation was taken, with none after it, a row of them has ended.
const BREATH: SignedDuration = SignedDuration::from_mins(20);

/// How many hard conversations one person is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One after another, without a calm one or a pause between.
    pub in_a_row: usize,
    /// Within any hour.
    pub per_hour: usize,
}

impl Default for Limits {
    /// Three in a row, six an hour: chosen, not found in a study. A team settles its own.
    fn default() -> Self {
        Self { in_a_row: 3, per_hour: 6 }
    }
}

/// Whether a conversation is hard to carry, by what its customer has written: about to escalate, abusive, or with somebody vulnerable.
pub fn is_hard(glance: &Glance) -> bool {
    glance.risk >= HARD || glance.flags.iter().any(|flag| matches!(flag, Flag::Abuse | Flag::Vulnerable))
}

/// What somebody has carried lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// When each conversation was taken, and whether it was hard; oldest first.
    taken: Vec<(Timestamp, bool)>,
    rested_at: Option<Timestamp>,
}

impl Load {
    /// Of conversations taken, in any order, and the end of the last pause.
    pub fn of(taken: impl IntoIterator<Item = (Timestamp, bool)>, rested_at: Option<Timestamp>) -> Self {
        let mut taken: Vec<_> = taken.into_iter().collect();
        taken.sort_unstable();
        Self { taken, rested_at }
    }

    /// Takes another one.
    pub fn take(&mut self, hard: bool, now: Timestamp) {
        self.taken.retain(|(at, _)| now.duration_since(*at) < HOUR);
        self.taken.push((now, hard));
    }

    /// Comes back from a pause.
    pub fn rested(&mut self, now: Timestamp) {
        self.rested_at = Some(now);
    }

    /// Hard ones since the last calm one, the last pause, or twenty minutes in which nothing was taken.
    pub fn in_a_row(&self, now: Timestamp) -> usize {
        let mut later = now;
        let unbroken = |&&(at, hard): &&(Timestamp, bool)| {
            let near = later.duration_since(at) < BREATH;
            later = at;
            hard && near && self.rested_at.is_none_or(|rested| rested <= at)
        };
        self.taken.iter().rev().take_while(unbroken).count()
    }

    /// Hard ones within the last hour.
    pub fn in_an_hour(&self, now: Timestamp) -> usize {
        let lately = |(at, hard): &&(Timestamp, bool)| *hard && now.duration_since(*at) < HOUR;
        self.taken.iter().filter(lately).count()
    }

    /// Whether another hard one would be more than the limits say.
    pub fn is_full(&self, limits: Limits, now: Timestamp) -> bool {
        self.in_a_row(now) >= limits.in_a_row || self.in_an_hour(now) >= limits.per_hour
    }
}
