//! Writing.

use async_trait::async_trait;
use heard_desk::Change;

use crate::StoreError;

/// Writing, the one way in.
#[async_trait]
pub trait Writes {
    /// Writes all states, events and jobs of a change, or nothing.
    /// [`StoreError::Conflict`] where a conversation or promise was written since it was read.
    ///
    /// Once begun, the writing goes on to the end even where the caller no longer waits.
    async fn apply(&self, change: &Change) -> Result<(), StoreError>;

    /// Ends all connections; what was begun is written first.
    async fn close(&self);
}
