//! Answers in practice, and exams.

use async_trait::async_trait;
use heard_desk::{AgentId, Exam, ExamId, QuizAnswer, TeamId, Version};
use jiff::Timestamp;
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, json, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Asked, Quiz, Sat, StoreError};

#[async_trait]
impl Quiz for Base {
    async fn quiz_answers(&self, by: AgentId) -> Result<Vec<QuizAnswer>, StoreError> {
        let rows = query_as("SELECT * FROM quiz_answer WHERE agent = $1 ORDER BY at, id").bind(by.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn exam(&self, id: ExamId, by: AgentId) -> Result<Option<Exam>, StoreError> {
        let row = query_as("SELECT * FROM exam WHERE id = $1 AND agent = $2")
            .bind(id.uuid())
            .bind(by.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn exams(&self, by: AgentId, limit: u32) -> Result<Vec<Exam>, StoreError> {
        let rows = query_as("SELECT * FROM exam WHERE agent = $1 ORDER BY begun_at DESC, id DESC LIMIT $2")
            .bind(by.uuid())
            .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn quiz_items(&self, team: TeamId, until: Timestamp) -> Result<Vec<Asked>, StoreError> {
        let rows = query_as(
            "SELECT item, COUNT(*) AS persons, COUNT(CASE WHEN is_right = 1 THEN 1 END) AS rights FROM quiz_answer WHERE team = $1 AND at < $2
             AND NOT EXISTS (SELECT 1 FROM quiz_answer AS before WHERE before.agent = quiz_answer.agent
                             AND before.item = quiz_answer.item AND before.id < quiz_answer.id)
             GROUP BY item ORDER BY item",
        )
        .bind(team.uuid())
        .bind(micros(until));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn sittings(&self, team: TeamId, until: Timestamp) -> Result<Sat, StoreError> {
        let counted = query("SELECT COUNT(DISTINCT agent) AS persons FROM exam WHERE team = $1 AND finished IS NOT NULL AND begun_at < $2")
            .bind(team.uuid())
            .bind(micros(until));
        let persons = counted.fetch_one(self.readers()).await?.count("persons")?;
        let rows = query("SELECT paper, chosen FROM exam WHERE team = $1 AND finished IS NOT NULL AND begun_at < $2")
            .bind(team.uuid())
            .bind(micros(until));
        let mut exams = Vec::new();
        for row in rows.fetch_all(self.readers()).await? {
            exams.push((row.json("paper")?, row.json("chosen")?));
        }
        Ok(Sat { persons, exams })
    }
}

pub(super) async fn put_answer(db: &mut Connection, answer: &QuizAnswer) -> Result<(), StoreError> {
    query("INSERT INTO quiz_answer (id, team, agent, item, is_right, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(answer.id.uuid())
        .bind(answer.team.uuid())
        .bind(answer.by.uuid())
        .bind(answer.item.as_str())
        .bind(i64::from(answer.right))
        .bind(micros(answer.at))
        .execute(db)
        .await?;
    Ok(())
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put_exam(db: &mut Connection, exam: &Exam) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO exam (id, team, agent, paper, chosen, begun_at, ends_at, finished, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
         WHERE $9 = 1 OR EXISTS (SELECT 1 FROM exam WHERE id = $1)
         ON CONFLICT (id) DO UPDATE SET chosen = $5, finished = $8, version = $9
         WHERE exam.version = $9 - 1",
    )
    .bind(exam.id.uuid())
    .bind(exam.team.uuid())
    .bind(exam.by.uuid())
    .bind(json(&exam.paper)?)
    .bind(json(&exam.chosen)?)
    .bind(micros(exam.begun_at))
    .bind(micros(exam.ends_at))
    .bind(exam.finished.as_ref().map(json).transpose()?)
    .bind(exam.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "exam")
}

impl FromRow<'_, Record> for Stored<QuizAnswer> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(QuizAnswer {
            id: row.id("id")?,
            team: row.id("team")?,
            by: row.id("agent")?,
            item: row.get("item")?,
            right: row.get::<i64>("is_right")? == 1,
            at: row.time("at")?,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Exam> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Exam {
            id: row.id("id")?,
            team: row.id("team")?,
            by: row.id("agent")?,
            paper: row.json("paper")?,
            chosen: row.json("chosen")?,
            begun_at: row.time("begun_at")?,
            ends_at: row.time("ends_at")?,
            finished: row.maybe_json("finished")?,
            version: Version::read(row.get("version")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Asked> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Asked {
            item: row.get("item")?,
            persons: row.count("persons")?,
            right: row.count("rights")?,
        }))
    }
}
