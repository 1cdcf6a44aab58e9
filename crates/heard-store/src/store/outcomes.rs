//! Reading what outcomes are counted from.

use async_trait::async_trait;
use heard_desk::TeamId;
use heard_desk::outcome::Course;
use jiff::Timestamp;

use crate::StoreError;

/// Reading what outcomes are counted from.
#[async_trait]
pub trait Outcomes {
    /// The courses of a team's conversations that began at `since` or later, or are open, oldest first, as they stood at one moment.
    async fn courses(&self, team: TeamId, since: Timestamp) -> Result<Vec<Course>, StoreError>;
}
