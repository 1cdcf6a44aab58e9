//! Secrets of the desk.

use async_trait::async_trait;
use sqlx::{query, query_scalar};

use super::Base;
use crate::{Secrets, StoreError};

#[async_trait]
impl Secrets for Base {
    async fn secret(&self, purpose: &str, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
        query("INSERT INTO secret (purpose, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(purpose)
            .bind(&fresh[..])
            .execute(self.writers())
            .await?;
        let kept: Vec<u8> = query_scalar("SELECT bytes FROM secret WHERE purpose = $1")
            .bind(purpose)
            .fetch_one(self.writers())
            .await?;
        <[u8; 32]>::try_from(kept).map_err(|bytes| StoreError::Corrupt(format!("a secret of {} bytes", bytes.len())))
    }
}
