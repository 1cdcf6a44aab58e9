//! Marks of progress, and what a team practised, person by person and nobody's.

use std::collections::BTreeMap;

use heard_desk::{AgentId, Mark, TeamId};
use jiff::Timestamp;
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, micros};
use super::{Base, Connection, Record, Stored, states};
use crate::{Practised, StoreError};

pub(super) async fn of(base: &Base, agent: AgentId) -> Result<Vec<Mark>, StoreError> {
    let rows = query_as("SELECT * FROM mark WHERE agent = $1 ORDER BY at, area").bind(agent.uuid());
    Ok(states(rows.fetch_all(base.readers()).await?))
}

pub(super) async fn practised(base: &Base, team: TeamId, from: Timestamp, until: Timestamp) -> Result<Vec<Practised>, StoreError> {
    // By whom is known here alone, and dropped at the end.
    let mut persons: BTreeMap<AgentId, Practised> = BTreeMap::new();
    let mut now = base.moment().await?;
    let rows = query("SELECT * FROM mark WHERE team = $1 AND at >= $2 AND at < $3 ORDER BY at")
        .bind(team.uuid())
        .bind(micros(from))
        .bind(micros(until));
    for row in rows.fetch_all(&mut *now).await? {
        let Stored(mark) = Stored::<Mark>::from_row(&row)?;
        persons.entry(row.id("agent")?).or_default().marks.push(mark);
    }
    let rows = query("SELECT * FROM quiz_answer WHERE team = $1 AND at >= $2 AND at < $3 ORDER BY at")
        .bind(team.uuid())
        .bind(micros(from))
        .bind(micros(until));
    for row in rows.fetch_all(&mut *now).await? {
        let answer = (row.get("item")?, row.get::<i64>("is_right")? == 1);
        persons.entry(row.id("agent")?).or_default().answers.push(answer);
    }
    let rows = query("SELECT * FROM exam WHERE team = $1 AND begun_at >= $2 AND begun_at < $3 AND finished IS NOT NULL ORDER BY begun_at")
        .bind(team.uuid())
        .bind(micros(from))
        .bind(micros(until));
    for row in rows.fetch_all(&mut *now).await? {
        let exam = (row.json("paper")?, row.json("chosen")?);
        persons.entry(row.id("agent")?).or_default().exams.push(exam);
    }
    Ok(persons.into_values().collect())
}

pub(super) async fn put(db: &mut Connection, team: TeamId, agent: AgentId, mark: &Mark) -> Result<(), StoreError> {
    query("INSERT INTO mark (team, agent, area, source, got, asked, at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(team.uuid())
        .bind(agent.uuid())
        .bind(mark.area.to_string())
        .bind(mark.source.to_string())
        .bind(i64::from(mark.got))
        .bind(i64::from(mark.of))
        .bind(micros(mark.at))
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn forget(db: &mut Connection, agent: AgentId) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM mark WHERE agent = $1",
        "DELETE FROM quiz_answer WHERE agent = $1",
        "DELETE FROM exam WHERE agent = $1",
    ] {
        query(statement).bind(agent.uuid()).execute(&mut *db).await?;
    }
    Ok(())
}

impl FromRow<'_, Record> for Stored<Mark> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let area: String = row.get("area")?;
        let mut letters = area.chars();
        Ok(Self(Mark {
            area: letters.next().ok_or_else(|| broken("area", "empty"))?,
            source: row.named("source")?,
            got: row.count("got")?,
            of: row.count("asked")?,
            at: row.time("at")?,
        }))
    }
}
