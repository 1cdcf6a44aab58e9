//! Follow-ups.

use async_trait::async_trait;
use heard_desk::{ConversationId, FollowUp, FollowUpId, FollowUpState, TeamId, Text, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states, whose};
use crate::{FollowUps, Of, StoreError};

#[async_trait]
impl FollowUps for Base {
    async fn follow_up(&self, id: FollowUpId) -> Result<Option<FollowUp>, StoreError> {
        let row = query_as("SELECT * FROM follow_up WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn planned_follow_ups(&self, team: TeamId, limit: u32) -> Result<Vec<Of<FollowUp>>, StoreError> {
        let rows = query_as(with_customer!(
            "follow_up",
            "WHERE follow_up.team = $1 AND state = 'planned' ORDER BY due, follow_up.id LIMIT $2"
        ))
        .bind(team.uuid())
        .bind(i64::from(limit));
        Ok(whose(rows.fetch_all(self.readers()).await?))
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<FollowUp>, StoreError> {
    let rows = query_as("SELECT * FROM follow_up WHERE conversation = $1 ORDER BY planned_at, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, follow_up: &FollowUp) -> Result<(), StoreError> {
    let (message, well, by, at) = match follow_up.state {
        FollowUpState::Planned => (None, None, None, None),
        FollowUpState::Sent { message } => (Some(message.uuid()), None, None, None),
        FollowUpState::Answered { message, well, at } => (Some(message.uuid()), Some(i64::from(well)), None, Some(at)),
        FollowUpState::Dropped { by, at } => (None, None, Some(by.to_string()), Some(at)),
    };
    let written = query(
        "INSERT INTO follow_up (id, team, conversation, agent, planned_at, due, text, state, message, well, settled_by, settled_at, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
         WHERE $13 = 1 OR EXISTS (SELECT 1 FROM follow_up WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET state = $8, message = $9, well = $10, settled_by = $11, settled_at = $12, version = $13
         WHERE follow_up.version = $13 - 1",
    )
    .bind(follow_up.id.uuid())
    .bind(follow_up.team.uuid())
    .bind(follow_up.conversation.uuid())
    .bind(follow_up.by.uuid())
    .bind(micros(follow_up.planned_at))
    .bind(micros(follow_up.due))
    .bind(follow_up.text.as_str())
    .bind(follow_up.state.name())
    .bind(message)
    .bind(well)
    .bind(by)
    .bind(maybe_micros(at))
    .bind(follow_up.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "follow-up")
}

impl FromRow<'_, Record> for Stored<FollowUp> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let well: Option<i64> = row.get("well")?;
        let state = match row.get("state")? {
            "planned" => FollowUpState::Planned,
            "sent" => FollowUpState::Sent {
                message: row.id("message")?,
            },
            "answered" => FollowUpState::Answered {
                message: row.id("message")?,
                well: row.present("well", well)? == 1,
                at: row.time("settled_at")?,
            },
            "dropped" => FollowUpState::Dropped {
                by: row.named("settled_by")?,
                at: row.time("settled_at")?,
            },
            other => return Err(broken("state", other)),
        };
        Ok(Self(FollowUp {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            by: row.id("agent")?,
            planned_at: row.time("planned_at")?,
            due: row.time("due")?,
            text: Text::trusted(row.get("text")?),
            state,
            version: Version::read(row.get("version")?),
        }))
    }
}
