//! Scenarios that agents have made.

use async_trait::async_trait;
use heard_desk::{Agent, AgentId, Name, OwnScenario, OwnScenarioId, ScenarioText, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Lent, OwnScenarios, StoreError};

#[async_trait]
impl OwnScenarios for Base {
    async fn own_scenario(&self, id: OwnScenarioId) -> Result<Option<OwnScenario>, StoreError> {
        let row = query_as("SELECT * FROM own_scenario WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn own_scenarios(&self, player: &Agent, limit: u32) -> Result<Vec<Lent>, StoreError> {
        let rows = query_as(
            "SELECT own_scenario.*, agent.name AS by_name FROM own_scenario JOIN agent ON agent.id = own_scenario.agent
             WHERE own_scenario.agent = $1 OR (own_scenario.team = $2 AND shared_at IS NOT NULL)
             ORDER BY (own_scenario.agent = $1) DESC, changed_at DESC, own_scenario.id DESC LIMIT $3",
        )
        .bind(player.id.uuid())
        .bind(player.team.uuid())
        .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, scenario: &OwnScenario) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO own_scenario (id, team, agent, text, kept_at, changed_at, shared_at, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8
         WHERE $8 = 1 OR EXISTS (SELECT 1 FROM own_scenario WHERE id = $1)
         ON CONFLICT (id) DO UPDATE SET text = $4, changed_at = $6, shared_at = $7, version = $8
         WHERE own_scenario.version = $8 - 1",
    )
    .bind(scenario.id.uuid())
    .bind(scenario.team.uuid())
    .bind(scenario.by.uuid())
    .bind(scenario.text.as_str())
    .bind(micros(scenario.kept_at))
    .bind(micros(scenario.changed_at))
    .bind(maybe_micros(scenario.shared_at))
    .bind(scenario.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "scenario")
}

/// Erasing what is gone is fine.
pub(super) async fn erase(db: &mut Connection, id: OwnScenarioId, by: AgentId) -> Result<(), StoreError> {
    let gone = query("DELETE FROM own_scenario WHERE id = $1 AND agent = $2");
    gone.bind(id.uuid()).bind(by.uuid()).execute(db).await?;
    Ok(())
}

impl FromRow<'_, Record> for Stored<OwnScenario> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(OwnScenario {
            id: row.id("id")?,
            team: row.id("team")?,
            by: row.id("agent")?,
            text: ScenarioText::trusted(row.get("text")?),
            kept_at: row.time("kept_at")?,
            changed_at: row.time("changed_at")?,
            shared_at: row.maybe_time("shared_at")?,
            version: Version::read(row.get("version")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Lent> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let Stored(it) = Stored::from_row(row)?;
        Ok(Self(Lent {
            it,
            by_name: Name::trusted(row.get("by_name")?),
        }))
    }
}
