//! Reading needs.

use async_trait::async_trait;
use heard_desk::{ConversationId, Need, NeedId, TeamId};

use crate::{Of, StoreError};

/// Reading needs.
#[async_trait]
pub trait Needs {
    /// One need, for a verb.
    async fn need(&self, id: NeedId) -> Result<Option<Need>, StoreError>;

    /// All needs of a conversation, in the order in which they were noticed.
    async fn needs(&self, conversation: ConversationId) -> Result<Vec<Need>, StoreError>;

    /// The needs of a team of which an agent says otherwise than the engine, the one changed last first, at most `limit`.
    async fn corrected_needs(&self, team: TeamId, limit: u32) -> Result<Vec<Of<Need>>, StoreError>;
}
