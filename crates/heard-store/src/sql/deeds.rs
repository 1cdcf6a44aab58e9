//! What was done under callers' keys.

use async_trait::async_trait;
use heard_desk::{Actor, Deed, Digest, Made};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, micros};
use super::{Base, Connection, Record, Stored, once_uncrossed, state};
use crate::{Deeds, StoreError};

#[async_trait]
impl Deeds for Base {
    async fn deed(&self, by: Actor, key: Digest) -> Result<Option<Deed>, StoreError> {
        let row = query_as("SELECT * FROM deed WHERE actor = $1 AND key = $2")
            .bind(by.to_string())
            .bind(key.0.to_vec());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }
}

/// Writes the first under its key; a second is a conflict.
pub(super) async fn put(db: &mut Connection, deed: &Deed) -> Result<(), StoreError> {
    let (message, need) = match deed.made {
        Made::Message(id) => (Some(id.uuid()), None),
        Made::Need(id) => (None, Some(id.uuid())),
    };
    let written = query("INSERT INTO deed (actor, key, asked, conversation, message, need, at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(deed.by.to_string())
        .bind(deed.key.0.to_vec())
        .bind(deed.asked.0.to_vec())
        .bind(deed.conversation.uuid())
        .bind(message)
        .bind(need)
        .bind(micros(deed.at))
        .execute(db)
        .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "deed")
}

impl FromRow<'_, Record> for Stored<Deed> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let made = match row.maybe_id("message")? {
            Some(message) => Made::Message(message),
            None => Made::Need(row.id("need")?),
        };
        Ok(Self(Deed {
            by: row.named("actor")?,
            key: row.digest("key")?,
            asked: row.digest("asked")?,
            conversation: row.id("conversation")?,
            made,
            at: row.time("at")?,
        }))
    }
}
