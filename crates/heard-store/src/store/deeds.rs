//! Reading what was done under callers' keys.

use async_trait::async_trait;
use heard_desk::{Actor, Deed, Digest};

use crate::StoreError;

/// Reading what was done under callers' keys. There is no way to a deed but by its caller and its key.
#[async_trait]
pub trait Deeds {
    /// What a caller has asked for under a key before.
    async fn deed(&self, by: Actor, key: Digest) -> Result<Option<Deed>, StoreError>;
}
