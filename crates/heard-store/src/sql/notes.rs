//! Notes of the team beside conversations.

use async_trait::async_trait;
use heard_desk::{AgentId, ConversationId, NoteId, NoteKind, TeamNote, Text, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Notes, StoreError};

#[async_trait]
impl Notes for Base {
    async fn note(&self, id: NoteId) -> Result<Option<TeamNote>, StoreError> {
        let row = query_as("SELECT * FROM note WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn notes_to(&self, agent: AgentId) -> Result<Vec<TeamNote>, StoreError> {
        let rows = query_as(
            "SELECT * FROM note WHERE to_agent = $1 AND (seen_at IS NULL OR kind = 'question')
             AND (answer IS NULL OR kind <> 'question') ORDER BY at, id",
        );
        Ok(states(rows.bind(agent.uuid()).fetch_all(self.readers()).await?))
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<TeamNote>, StoreError> {
    let rows = query_as("SELECT * FROM note WHERE conversation = $1 ORDER BY at, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, note: &TeamNote) -> Result<(), StoreError> {
    let (answer, question) = match note.kind {
        NoteKind::Question { answer } => (answer, None),
        NoteKind::Answer { to } => (None, Some(to)),
        NoteKind::Remark | NoteKind::HandOver => (None, None),
    };
    let written = query(
        "INSERT INTO note (id, team, conversation, agent, at, text, kind, to_agent, seen_at, answer, question, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         WHERE $12 = 1 OR EXISTS (SELECT 1 FROM note WHERE id = $1)
         ON CONFLICT (id) DO UPDATE SET seen_at = $9, answer = $10, version = $12
         WHERE note.version = $12 - 1",
    )
    .bind(note.id.uuid())
    .bind(note.team.uuid())
    .bind(note.conversation.uuid())
    .bind(note.by.uuid())
    .bind(micros(note.at))
    .bind(note.text.as_str())
    .bind(note.kind.name())
    .bind(note.to.map(AgentId::uuid))
    .bind(maybe_micros(note.seen_at))
    .bind(answer.map(NoteId::uuid))
    .bind(question.map(NoteId::uuid))
    .bind(note.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "note")
}

impl FromRow<'_, Record> for Stored<TeamNote> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let kind = match row.get("kind")? {
            "remark" => NoteKind::Remark,
            "hand_over" => NoteKind::HandOver,
            "question" => NoteKind::Question {
                answer: row.maybe_id("answer")?,
            },
            "answer" => NoteKind::Answer { to: row.id("question")? },
            other => return Err(broken("kind", other)),
        };
        Ok(Self(TeamNote {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            by: row.id("agent")?,
            at: row.time("at")?,
            text: Text::trusted(row.get("text")?),
            kind,
            to: row.maybe_id("to_agent")?,
            seen_at: row.maybe_time("seen_at")?,
            version: Version::read(row.get("version")?),
        }))
    }
}
