//! The one place where the server reads the time.
//!
//! Every handler, job and limit asks the [`Clock`] in the application's state, so that a test can let an hour pass in no time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Tells the time.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<ManualClock>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still until `manual` is moved.
    pub fn manual(manual: &ManualClock) -> Self {
        Self(Some(manual.clone()))
    }

    /// Now, to the millisecond: what is stored reads back as it was.
    pub fn now(&self) -> Timestamp {
        let millis = match &self.0 {
            Some(manual) => manual.0.load(Ordering::SeqCst),
            None => system_millis(),
        };
        Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

#[allow(clippy::disallowed_methods, reason = "the edge crate's one clock")]
fn system_millis() -> i64 {
    Timestamp::now().as_millisecond()
}

/// A clock moved by hand.
#[derive(Clone, Debug)]
pub struct ManualClock(Arc<AtomicI64>);

impl ManualClock {
    /// Standing at `start`.
    pub fn at(start: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(start.as_millisecond())))
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) {
        let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}
