//! What the desk keeps to itself.

use async_trait::async_trait;

use crate::StoreError;

/// Secrets of the desk.
#[async_trait]
pub trait Secrets {
    /// The secret of a purpose, the same for ever and for every server: `fresh` becomes it where there is none yet.
    async fn secret(&self, purpose: &str, fresh: [u8; 32]) -> Result<[u8; 32], StoreError>;
}
