//! Reading options.

use async_trait::async_trait;
use heard_desk::{ConversationId, Offer, OfferId};

use crate::StoreError;

/// Reading options.
#[async_trait]
pub trait Offers {
    /// One offer, for a verb.
    async fn offer(&self, id: OfferId) -> Result<Option<Offer>, StoreError>;

    /// What was offered in a conversation, oldest first.
    async fn offers(&self, conversation: ConversationId) -> Result<Vec<Offer>, StoreError>;
}
