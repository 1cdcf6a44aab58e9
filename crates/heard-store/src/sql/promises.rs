//! Promises.

use async_trait::async_trait;
use heard_desk::{
    ConversationId, MessageId, Outcome, Promise, PromiseId, PromiseStanding, PromiseState, Settlement, TeamId, Text, Version,
};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states, whose};
use crate::{Of, Promises, StoreError};

#[async_trait]
impl Promises for Base {
    async fn promise(&self, id: PromiseId) -> Result<Option<Promise>, StoreError> {
        let row = query_as("SELECT * FROM promise WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn kept_promises(&self, team: TeamId, limit: u32) -> Result<Vec<Promise>, StoreError> {
        let rows =
            query_as("SELECT * FROM promise WHERE team = $1 AND state IN ('kept', 'slipped') ORDER BY settled_at DESC, id DESC LIMIT $2")
                .bind(team.uuid())
                .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn promises(&self, team: TeamId, standing: PromiseStanding, limit: u32) -> Result<Vec<Of<Promise>>, StoreError> {
        let rows = match standing {
            PromiseStanding::Open => query_as(with_customer!(
                "promise",
                "WHERE promise.team = $1 AND state = 'open'
                 ORDER BY due IS NULL, due, made_at, promise.id LIMIT $2"
            ))
            .bind(team.uuid()),
            settled => query_as(with_customer!(
                "promise",
                "WHERE promise.team = $1 AND state = $2 AND state <> 'open'
                 ORDER BY settled_at DESC, promise.id DESC LIMIT $3"
            ))
            .bind(team.uuid())
            .bind(settled.name()),
        };
        Ok(whose(rows.bind(i64::from(limit)).fetch_all(self.readers()).await?))
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<Promise>, StoreError> {
    let rows = query_as("SELECT * FROM promise WHERE conversation = $1 ORDER BY made_at, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, promise: &Promise) -> Result<(), StoreError> {
    let settlement = promise.settlement();
    let (note, new_due, word) = match settlement.map(|settled| &settled.outcome) {
        Some(Outcome::Kept { note } | Outcome::Broken { why: note }) => (note.as_ref(), None, None),
        Some(Outcome::Slipped { new_due, word }) => (None, Some(*new_due), Some(*word)),
        None => (None, None, None),
    };
    let written = query(
        "INSERT INTO promise (id, team, conversation, message, agent, made_at, what, quote, due, follows, state, settled_by, settled_at,
                              note, new_due, word, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
         WHERE $17 = 1 OR EXISTS (SELECT 1 FROM promise WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET state = $11, settled_by = $12, settled_at = $13, note = $14, new_due = $15, word = $16, version = $17
         WHERE promise.version = $17 - 1",
    )
    .bind(promise.id.uuid())
    .bind(promise.team.uuid())
    .bind(promise.conversation.uuid())
    .bind(promise.message.uuid())
    .bind(promise.by.uuid())
    .bind(micros(promise.made_at))
    .bind(promise.what.as_str())
    .bind(promise.quote.as_str())
    .bind(maybe_micros(promise.due))
    .bind(promise.follows.map(PromiseId::uuid))
    .bind(promise.standing().name())
    .bind(settlement.map(|settled| settled.by.to_string()))
    .bind(settlement.map(|settled| micros(settled.at)))
    .bind(note.map(Text::as_str))
    .bind(maybe_micros(new_due))
    .bind(word.map(MessageId::uuid))
    .bind(promise.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "promise")
}

fn outcome(row: &Record, standing: &str) -> Result<Option<Outcome>, sqlx::Error> {
    let note: Option<String> = row.get("note")?;
    let note = note.map(Text::trusted);
    Ok(match standing {
        "open" => None,
        "kept" => Some(Outcome::Kept { note }),
        "broken" => Some(Outcome::Broken { why: note }),
        "slipped" => Some(Outcome::Slipped {
            new_due: row.time("new_due")?,
            word: row.id("word")?,
        }),
        other => return Err(broken("state", other)),
    })
}

impl FromRow<'_, Record> for Stored<Promise> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let state = match outcome(row, row.get("state")?)? {
            None => PromiseState::Open,
            Some(outcome) => PromiseState::Settled(Settlement {
                by: row.named("settled_by")?,
                at: row.time("settled_at")?,
                outcome,
            }),
        };
        Ok(Self(Promise {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            message: row.id("message")?,
            by: row.id("agent")?,
            made_at: row.time("made_at")?,
            what: Text::trusted(row.get("what")?),
            quote: Text::trusted(row.get("quote")?),
            due: row.maybe_time("due")?,
            follows: row.maybe_id("follows")?,
            state,
            version: Version::read(row.get("version")?),
        }))
    }
}
