//! Events. One writer numbers them, so their numbers are the order in which they can be read.

use async_trait::async_trait;
use heard_desk::{ConversationId, Event};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{FromRow, SqliteConnection, query, query_as, query_scalar};
use tokio::sync::watch;

use super::columns::{Columns, json, micros};
use super::{SqliteStore, Stored, states};
use crate::{Cursor, Events, Recorded, StoreError};

#[async_trait]
impl Events for SqliteStore {
    async fn events_since(&self, after: Cursor, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let rows = query_as("SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?")
            .bind(after.0)
            .bind(limit);
        Ok(states(rows.fetch_all(&self.readers).await?))
    }

    async fn last_event(&self) -> Result<Cursor, StoreError> {
        last_event(&self.readers).await
    }

    fn news(&self) -> watch::Receiver<Cursor> {
        self.writer.news()
    }
}

pub(super) async fn last_event(db: &SqlitePool) -> Result<Cursor, StoreError> {
    let last: Option<i64> = query_scalar("SELECT max(seq) FROM event").fetch_one(db).await?;
    Ok(last.map_or(Cursor::START, Cursor))
}

pub(super) async fn put(db: &mut SqliteConnection, event: &Event) -> Result<Cursor, StoreError> {
    let done = query("INSERT INTO event (team, conversation, actor, at, what) VALUES (?, ?, ?, ?, ?)")
        .bind(event.team.uuid())
        .bind(event.conversation.map(ConversationId::uuid))
        .bind(event.by.to_string())
        .bind(micros(event.at))
        .bind(json(&event.what)?)
        .execute(db)
        .await?;
    Ok(Cursor(done.last_insert_rowid()))
}

impl FromRow<'_, SqliteRow> for Stored<Recorded> {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self(Recorded {
            cursor: Cursor(row.get("seq")?),
            event: Event {
                team: row.id("team")?,
                conversation: row.maybe_id("conversation")?,
                by: row.named("actor")?,
                at: row.time("at")?,
                what: row.json("what")?,
            },
        }))
    }
}
