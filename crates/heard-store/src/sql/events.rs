//! Events. They are numbered by one writer at a time, so their numbers are the order in which they can be read.

use async_trait::async_trait;
use heard_desk::{ConversationId, Event};
use sqlx::{FromRow, query_as, query_scalar};
use tokio::sync::watch;

use super::columns::{Columns, json, micros};
use super::{Base, Connection, Pool, Record, Stored, states};
use crate::{Cursor, Events, Recorded, StoreError};

#[async_trait]
impl Events for Base {
    async fn events_since(&self, after: Cursor, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let rows = query_as("SELECT * FROM event WHERE seq > $1 ORDER BY seq LIMIT $2")
            .bind(after.0)
            .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn last_event(&self) -> Result<Cursor, StoreError> {
        newest(self.readers()).await
    }

    fn news(&self) -> watch::Receiver<Cursor> {
        self.news.subscribe()
    }
}

/// The place of the last event.
pub(in super::super) async fn newest(db: &Pool) -> Result<Cursor, StoreError> {
    let last: Option<i64> = query_scalar("SELECT max(seq) FROM event").fetch_one(db).await?;
    Ok(last.map_or(Cursor::START, Cursor))
}

pub(super) async fn put(db: &mut Connection, event: &Event) -> Result<Cursor, StoreError> {
    let place = query_scalar("INSERT INTO event (team, conversation, actor, at, what) VALUES ($1, $2, $3, $4, $5) RETURNING seq")
        .bind(event.team.uuid())
        .bind(event.conversation.map(ConversationId::uuid))
        .bind(event.by.to_string())
        .bind(micros(event.at))
        .bind(json(&event.what)?)
        .fetch_one(db)
        .await?;
    Ok(Cursor(place))
}

impl FromRow<'_, Record> for Stored<Recorded> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
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
