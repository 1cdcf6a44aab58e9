//! What belongs to an agent alone: the key, check-ins, wishes.

use async_trait::async_trait;
use heard_desk::{AgentId, CheckIn, CheckInId, Mark, Sealed, TallyWeek, TeamId, Vault, Week, Wish};
use jiff::Timestamp;
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken};
use super::{Base, Connection, Record, Stored, marks, once_uncrossed, state, states, tally};
use crate::{Own, Practised, StoreError};

#[async_trait]
impl Own for Base {
    async fn vault(&self, agent: AgentId) -> Result<Option<Vault>, StoreError> {
        let row = query_as("SELECT * FROM vault WHERE agent = $1").bind(agent.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn check_ins(&self, agent: AgentId) -> Result<Vec<CheckIn>, StoreError> {
        let rows = query_as("SELECT * FROM check_in WHERE agent = $1").bind(agent.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn wish(&self, agent: AgentId) -> Result<Wish, StoreError> {
        let row = query_as("SELECT * FROM wish WHERE agent = $1").bind(agent.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?).unwrap_or_else(|| Wish::none(agent)))
    }

    async fn tally_running(&self, team: TeamId) -> Result<Vec<(Week, [u32; 5])>, StoreError> {
        tally::running(self, team).await
    }

    async fn tally_weeks(&self, team: TeamId, limit: u32) -> Result<Vec<TallyWeek>, StoreError> {
        tally::weeks(self, team, limit).await
    }

    async fn marks(&self, agent: AgentId) -> Result<Vec<Mark>, StoreError> {
        marks::of(self, agent).await
    }

    async fn practised(&self, team: TeamId, from: Timestamp, until: Timestamp) -> Result<Vec<Practised>, StoreError> {
        marks::practised(self, team, from, until).await
    }
}

/// Of two that are made at once the first stays: what was sealed under it must not be lost.
pub(super) async fn put_vault(db: &mut Connection, vault: &Vault) -> Result<(), StoreError> {
    let written = query("INSERT INTO vault (agent, salt, memory, passes, lanes, own_key) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(vault.agent.uuid())
        .bind(vault.salt.to_vec())
        .bind(i64::from(vault.memory))
        .bind(i64::from(vault.passes))
        .bind(i64::from(vault.lanes))
        .bind(&vault.key.0)
        .execute(db)
        .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "vault")
}

pub(super) async fn reseal(db: &mut Connection, vault: &Vault) -> Result<(), StoreError> {
    query("DELETE FROM vault WHERE agent = $1")
        .bind(vault.agent.uuid())
        .execute(&mut *db)
        .await?;
    put_vault(db, vault).await
}

pub(super) async fn forget_vault(db: &mut Connection, agent: AgentId) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM vault WHERE agent = $1",
        "DELETE FROM check_in WHERE agent = $1",
        "UPDATE session SET own_key = NULL WHERE agent = $1",
    ] {
        query(statement).bind(agent.uuid()).execute(&mut *db).await?;
    }
    Ok(())
}

pub(super) async fn put_check_in(db: &mut Connection, check_in: &CheckIn) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO check_in (id, agent, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed WHERE check_in.agent = excluded.agent",
    )
    .bind(check_in.id.uuid())
    .bind(check_in.agent.uuid())
    .bind(&check_in.sealed.0)
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "check-in")
}

pub(super) async fn forget_check_in(db: &mut Connection, id: CheckInId, agent: AgentId) -> Result<(), StoreError> {
    let gone = query("DELETE FROM check_in WHERE id = $1 AND agent = $2")
        .bind(id.uuid())
        .bind(agent.uuid());
    gone.execute(db).await?;
    Ok(())
}

pub(super) async fn forget_check_ins(db: &mut Connection, agent: AgentId) -> Result<(), StoreError> {
    query("DELETE FROM check_in WHERE agent = $1")
        .bind(agent.uuid())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_wish(db: &mut Connection, wish: &Wish) -> Result<(), StoreError> {
    query(
        "INSERT INTO wish (agent, tally, replies) VALUES ($1, $2, $3)
         ON CONFLICT (agent) DO UPDATE SET tally = excluded.tally, replies = excluded.replies",
    )
    .bind(wish.agent.uuid())
    .bind(i64::from(wish.tally))
    .bind(i64::from(wish.replies))
    .execute(db)
    .await?;
    Ok(())
}

impl FromRow<'_, Record> for Stored<Vault> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let salt: Vec<u8> = row.get("salt")?;
        let short = |salt: Vec<u8>| broken("salt", format!("{} bytes", salt.len()));
        Ok(Self(Vault {
            agent: row.id("agent")?,
            salt: salt.try_into().map_err(short)?,
            memory: row.count("memory")?,
            passes: row.count("passes")?,
            lanes: row.count("lanes")?,
            key: Sealed(row.get("own_key")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<CheckIn> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(CheckIn {
            id: row.id("id")?,
            agent: row.id("agent")?,
            sealed: Sealed(row.get("sealed")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Wish> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Wish {
            agent: row.id("agent")?,
            tally: row.get::<i64>("tally")? == 1,
            replies: row.get::<i64>("replies")? == 1,
        }))
    }
}
