//! Reckoning with times that the caller gives. No clock is read here.

use jiff::{SignedDuration, Timestamp};

/// `length` after `start`; the end of time at the latest.
pub(crate) fn after(start: Timestamp, length: SignedDuration) -> Timestamp {
    start.checked_add(length).unwrap_or(Timestamp::MAX)
}
