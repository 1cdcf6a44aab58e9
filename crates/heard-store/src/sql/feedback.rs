//! What customers answered.

use async_trait::async_trait;
use heard_desk::{AgentId, ConversationId, Feedback, Step, TeamId, Text, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, json, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, whose};
use crate::{Feedbacks, Of, StoreError};

#[async_trait]
impl Feedbacks for Base {
    async fn feedback(&self, conversation: ConversationId) -> Result<Option<Feedback>, StoreError> {
        of(&mut *self.readers().acquire().await?, conversation).await
    }

    async fn feedbacks(&self, team: TeamId, limit: u32) -> Result<Vec<Of<Feedback>>, StoreError> {
        let rows = query_as(with_customer!(
            "feedback",
            "WHERE feedback.team = $1
             ORDER BY given_at DESC, feedback.id DESC LIMIT $2"
        ))
        .bind(team.uuid())
        .bind(i64::from(limit));
        Ok(whose(rows.fetch_all(self.readers()).await?))
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Option<Feedback>, StoreError> {
    let row = query_as("SELECT * FROM feedback WHERE conversation = $1").bind(conversation.uuid());
    Ok(state(row.fetch_optional(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, feedback: &Feedback) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO feedback (id, team, conversation, heard, satisfied, words, given_at, owner, answered_by, answered_at, version, scale)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         WHERE $11 = 1 OR EXISTS (SELECT 1 FROM feedback WHERE id = $1)
         ON CONFLICT (conversation) DO UPDATE
         SET heard = $4, satisfied = $5, words = $6, owner = $8, answered_by = $9, answered_at = $10, version = $11, scale = $12
         WHERE feedback.version = $11 - 1",
    )
    .bind(feedback.id.uuid())
    .bind(feedback.team.uuid())
    .bind(feedback.conversation.uuid())
    .bind(feedback.heard.number())
    .bind(feedback.satisfied.map(Step::number))
    .bind(feedback.words.as_ref().map(Text::as_str))
    .bind(micros(feedback.given_at))
    .bind(feedback.owner.map(AgentId::uuid))
    .bind(feedback.answered.map(|(by, _)| by.uuid()))
    .bind(maybe_micros(feedback.answered.map(|(_, at)| at)))
    .bind(feedback.version.number())
    .bind(Some(&feedback.scale).filter(|scale| !scale.is_empty()).map(json).transpose()?)
    .execute(db)
    .await?;
    once(written.rows_affected(), "feedback")
}

fn step(column: &str, number: i64) -> Result<Step, sqlx::Error> {
    Step::read(number).ok_or_else(|| broken(column, format!("{number} is no step")))
}

impl FromRow<'_, Record> for Stored<Feedback> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let satisfied: Option<i64> = row.get("satisfied")?;
        let words: Option<String> = row.get("words")?;
        Ok(Self(Feedback {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            heard: step("heard", row.get("heard")?)?,
            satisfied: satisfied.map(|number| step("satisfied", number)).transpose()?,
            words: words.map(Text::trusted),
            scale: row.maybe_json("scale")?.unwrap_or_default(),
            given_at: row.time("given_at")?,
            owner: row.maybe_id("owner")?,
            answered: row.maybe_id("answered_by")?.zip(row.maybe_time("answered_at")?),
            version: Version::read(row.get("version")?),
        }))
    }
}
