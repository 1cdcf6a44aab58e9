//! What happened, in the order in which it was written.

use std::fmt;
use std::str::FromStr;

use async_trait::async_trait;
use heard_desk::Event;
use tokio::sync::watch;

use crate::StoreError;

/// Reading events.
#[async_trait]
pub trait Events {
    /// The events after `after`, oldest first, at most `limit`. Whoever reads on from the last one misses none.
    async fn events_since(&self, after: Cursor, limit: u32) -> Result<Vec<Recorded>, StoreError>;

    /// The last event that was written; [`Cursor::START`] where there is none.
    async fn last_event(&self) -> Result<Cursor, StoreError>;

    /// Changes when there are events to read. A hint: several writings may show as one.
    fn news(&self) -> watch::Receiver<Cursor>;
}

/// A place in the order of events. Its text serves as the id of a server-sent event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor(pub(crate) i64);

impl Cursor {
    /// Before all events.
    pub const START: Self = Self(0);
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Cursor {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// An event and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its place.
    pub cursor: Cursor,
    /// What happened.
    pub event: Event,
}
