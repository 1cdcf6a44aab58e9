//! Reading follow-ups.

use async_trait::async_trait;
use heard_desk::{FollowUp, FollowUpId, TeamId};

use crate::{Of, StoreError};

/// Reading follow-ups.
#[async_trait]
pub trait FollowUps {
    /// One follow-up, for a verb.
    async fn follow_up(&self, id: FollowUpId) -> Result<Option<FollowUp>, StoreError>;

    /// The follow-ups of a team that are planned, what is due first first, at most `limit`.
    async fn planned_follow_ups(&self, team: TeamId, limit: u32) -> Result<Vec<Of<FollowUp>>, StoreError>;
}
