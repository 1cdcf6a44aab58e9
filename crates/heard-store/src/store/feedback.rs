//! Reading what customers answered.

use async_trait::async_trait;
use heard_desk::{ConversationId, Feedback, TeamId};

use crate::{Of, StoreError};

/// Reading what customers answered.
#[async_trait]
pub trait Feedbacks {
    /// The answer about a conversation.
    async fn feedback(&self, conversation: ConversationId) -> Result<Option<Feedback>, StoreError>;

    /// The answers to a team, the latest first, at most `limit`.
    async fn feedbacks(&self, team: TeamId, limit: u32) -> Result<Vec<Of<Feedback>>, StoreError>;
}
