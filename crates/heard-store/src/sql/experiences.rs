//! Experiences.

use async_trait::async_trait;
use heard_desk::{Agent, ConversationId, Experience, ExperienceId, Line, Name, Note, Text, Version};
use heard_engine::Gist;
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Experiences, StoreError, Told};

#[async_trait]
impl Experiences for Base {
    async fn experience(&self, id: ExperienceId) -> Result<Option<Experience>, StoreError> {
        let row = query_as("SELECT * FROM experience WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn experiences(&self, reader: &Agent, limit: u32) -> Result<Vec<Told>, StoreError> {
        let rows = query_as(
            "SELECT experience.*, agent.name AS by_name FROM experience JOIN agent ON agent.id = experience.agent
             WHERE experience.agent = $1 OR (experience.team = $2 AND shared_at IS NOT NULL)
             ORDER BY changed_at DESC, experience.id DESC LIMIT $3",
        )
        .bind(reader.id.uuid())
        .bind(reader.team.uuid())
        .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, experience: &Experience) -> Result<(), StoreError> {
    let Note { title, text, gist } = &experience.note;
    let direction = gist
        .as_ref()
        .map(|gist| gist.direction.iter().map(|part| part.cast_unsigned()).collect::<Vec<u8>>());
    let written = query(
        "INSERT INTO experience (id, team, agent, title, text, encoder, gist, conversation, written_at, changed_at, shared_at, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         WHERE $12 = 1 OR EXISTS (SELECT 1 FROM experience WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET title = $4, text = $5, encoder = $6, gist = $7, changed_at = $10, shared_at = $11, version = $12
         WHERE experience.version = $12 - 1",
    )
    .bind(experience.id.uuid())
    .bind(experience.team.uuid())
    .bind(experience.by.uuid())
    .bind(title.as_ref().map(Line::as_str))
    .bind(text.as_str())
    .bind(gist.as_ref().map(|gist| gist.encoder.as_str()))
    .bind(direction)
    .bind(experience.conversation.map(ConversationId::uuid))
    .bind(micros(experience.written_at))
    .bind(micros(experience.changed_at))
    .bind(maybe_micros(experience.shared_at))
    .bind(experience.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "experience")
}

pub(super) async fn remove(db: &mut Connection, id: ExperienceId) -> Result<(), StoreError> {
    let gone = query("DELETE FROM experience WHERE id = $1").bind(id.uuid());
    once(gone.execute(db).await?.rows_affected(), "experience")
}

impl FromRow<'_, Record> for Stored<Experience> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let title: Option<String> = row.get("title")?;
        let encoder: Option<String> = row.get("encoder")?;
        let direction: Option<Vec<u8>> = row.get("gist")?;
        let gist = encoder.zip(direction).map(|(encoder, direction)| Gist {
            encoder,
            direction: direction.into_iter().map(u8::cast_signed).collect(),
        });
        Ok(Self(Experience {
            id: row.id("id")?,
            team: row.id("team")?,
            by: row.id("agent")?,
            note: Note {
                title: title.map(Line::trusted),
                text: Text::trusted(row.get("text")?),
                gist,
            },
            conversation: row.maybe_id("conversation")?,
            written_at: row.time("written_at")?,
            changed_at: row.time("changed_at")?,
            shared_at: row.maybe_time("shared_at")?,
            version: Version::read(row.get("version")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Told> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let Stored(it) = Stored::from_row(row)?;
        Ok(Self(Told {
            it,
            by_name: Name::trusted(row.get("by_name")?),
        }))
    }
}
