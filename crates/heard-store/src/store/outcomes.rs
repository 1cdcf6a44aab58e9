//! Reading what outcomes are counted from.

use std::collections::HashSet;

use async_trait::async_trait;
use heard_desk::outcome::Course;
use heard_desk::{ConversationId, TeamId};
use jiff::Timestamp;

use crate::{Cursor, StoreError};

/// Reading what outcomes are counted from.
#[async_trait]
pub trait Outcomes {
    /// The courses of a team's conversations that began at `since` or later, or are open, oldest first, as they stood at one moment. After a
    /// cursor, only of those in which something has happened since.
    async fn courses(&self, team: TeamId, since: Timestamp, after: Option<Cursor>) -> Result<Courses, StoreError>;
}

/// Courses, as they stood at one moment.
pub struct Courses {
    /// The last event of that moment.
    pub at: Cursor,
    /// The courses, oldest first.
    pub all: Vec<Course>,
    /// Where they are only what has changed: the conversations in which something happened. One of them that has no course here is
    /// no longer among those looked at.
    pub touched: Option<HashSet<ConversationId>>,
}
