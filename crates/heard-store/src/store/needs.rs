//! Reading needs.

use async_trait::async_trait;
use heard_desk::{ConversationId, Name, Need, NeedId, TeamId};

use crate::StoreError;

/// Reading needs.
#[async_trait]
pub trait Needs {
    /// One need, for a verb.
    async fn need(&self, id: NeedId) -> Result<Option<Need>, StoreError>;

    /// All needs of a conversation, in the order in which they were noticed.
    async fn needs(&self, conversation: ConversationId) -> Result<Vec<Need>, StoreError>;

    /// The needs of a team of which an agent says otherwise than the engine, the one changed last first, at most `limit`.
    async fn corrected_needs(&self, team: TeamId, limit: u32) -> Result<Vec<NeedOf>, StoreError>;
}

/// A need with the person whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedOf {
    /// The need.
    pub need: Need,
    /// What the customer wants to be called.
    pub customer_name: Name,
}
