//! Reading what customers answered.

use async_trait::async_trait;
use heard_desk::{ConversationId, Feedback, Name, TeamId};

use crate::StoreError;

/// Reading what customers answered.
#[async_trait]
pub trait Feedbacks {
    /// The answer about a conversation.
    async fn feedback(&self, conversation: ConversationId) -> Result<Option<Feedback>, StoreError>;

    /// The answers to a team, the latest first, at most `limit`.
    async fn feedbacks(&self, team: TeamId, limit: u32) -> Result<Vec<FeedbackOf>, StoreError>;
}

/// An answer with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackOf {
    /// The answer.
    pub feedback: Feedback,
    /// What the customer wants to be called.
    pub customer_name: Name,
}
