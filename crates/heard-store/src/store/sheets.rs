//! Reading worksheets.

use async_trait::async_trait;
use heard_desk::{AgentId, ConversationId, Sheet};

use crate::StoreError;

/// Reading worksheets. There is no way to one but by its writer.
#[async_trait]
pub trait Sheets {
    /// What an agent has thought of a conversation.
    async fn sheet(&self, conversation: ConversationId, by: AgentId) -> Result<Option<Sheet>, StoreError>;
}
