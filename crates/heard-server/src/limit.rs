//! How often somebody may try: token buckets in memory, one per key.
//!
//! A bucket holds `burst` tries and fills again evenly over `refill`. Full buckets are forgotten, so the table stays as small as the
//! number of those who are trying just now; past [`MOST`] keys a stranger shares one bucket with all other strangers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::problem::Problem;

const MOST: usize = 10_000;

/// Buckets of one size.
#[derive(Debug)]
pub(crate) struct Limit<K> {
    burst: f64,
    per_second: f64,
    table: Mutex<Table<K>>,
}

#[derive(Debug)]
struct Table<K> {
    buckets: HashMap<K, Bucket>,
    strangers: Bucket,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Timestamp,
}

impl<K: Hash + Eq> Limit<K> {
    /// `burst` tries at once, all back after `refill`.
    pub(crate) fn new(burst: u32, refill: SignedDuration) -> Self {
        let burst = f64::from(burst);
        Self {
            burst,
            per_second: burst / refill.as_secs_f64(),
            table: Mutex::new(Table {
                buckets: HashMap::new(),
                strangers: Bucket {
                    left: burst,
                    at: Timestamp::UNIX_EPOCH,
                },
            }),
        }
    }

    /// Takes one try, or says when the next one is.
    pub(crate) fn take(&self, key: K, now: Timestamp) -> Result<(), Problem> {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        if table.buckets.len() >= MOST {
            table.buckets.retain(|_, bucket| self.filled(*bucket, now).left < self.burst);
        }
        let full = table.buckets.len() >= MOST;
        let Table { buckets, strangers } = &mut *table;
        let bucket = match buckets.entry(key) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(_) if full => strangers,
            Entry::Vacant(entry) => entry.insert(Bucket { left: self.burst, at: now }),
        };
        *bucket = self.filled(*bucket, now);
        if bucket.left < 1.0 {
            return Err(Problem::too_many(self.seconds_until_one(*bucket)));
        }
        bucket.left -= 1.0;
        Ok(())
    }

    fn filled(&self, bucket: Bucket, now: Timestamp) -> Bucket {
        // A clock that was set back gives nothing, and takes nothing away.
        let gone = now.duration_since(bucket.at).as_secs_f64().max(0.0);
        Bucket {
            left: (bucket.left + gone * self.per_second).min(self.burst),
            at: now,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float casts saturate, and it is at least one"
    )]
    fn seconds_until_one(&self, bucket: Bucket) -> u64 {
        ((1.0 - bucket.left) / self.per_second).ceil().max(1.0) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn a_burst_then_one_at_a_time() {
        let limit = Limit::new(3, SignedDuration::from_secs(30));
        let tries = |key: &'static str, second| limit.take(key, at(second)).is_ok();
        assert!(tries("a", 0) && tries("a", 0) && tries("a", 0));
        assert!(!tries("a", 0) && !tries("a", 9));
        assert!(tries("b", 0), "another key has its own bucket");
        assert!(tries("a", 10) && !tries("a", 10));
        assert!(tries("a", 100) && tries("a", 100) && tries("a", 100) && !tries("a", 100));
        assert!(!tries("a", 50), "a clock set back gives nothing");
    }

    #[test]
    fn many_strangers_do_not_fill_the_memory() {
        let limit = Limit::new(1, SignedDuration::from_secs(60));
        for key in 0..MOST + 5 {
            let _ = limit.take(key, at(0));
        }
        assert_eq!(limit.table.lock().unwrap().buckets.len(), MOST);
        assert!(limit.take(MOST + 6, at(0)).is_err(), "they share one bucket");
        assert!(limit.take(MOST + 7, at(61)).is_ok());
        assert!(limit.table.lock().unwrap().buckets.len() < 3, "full buckets are forgotten");
    }
}
