//! Teams, agents, sessions, customers.

use async_trait::async_trait;
use heard_desk::{Agent, AgentId, Customer, CustomerId, Email, Name, PasswordHash, Session, Team, TeamId, TokenHash};
use jiff::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, SqliteConnection, query, query_as};

use super::columns::{Columns, micros};
use super::{SqliteStore, Stored, state, states};
use crate::{People, StoreError};

#[async_trait]
impl People for SqliteStore {
    async fn teams(&self) -> Result<Vec<Team>, StoreError> {
        let rows = query_as("SELECT * FROM team ORDER BY id").fetch_all(&self.readers).await?;
        Ok(states(rows))
    }

    async fn team(&self, id: TeamId) -> Result<Option<Team>, StoreError> {
        let row = query_as("SELECT * FROM team WHERE id = ?").bind(id.uuid());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }

    async fn agent(&self, id: AgentId) -> Result<Option<Agent>, StoreError> {
        let row = query_as("SELECT * FROM agent WHERE id = ?").bind(id.uuid());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }

    async fn agent_by_email(&self, email: &Email) -> Result<Option<Agent>, StoreError> {
        let row = query_as("SELECT * FROM agent WHERE email = ?").bind(email.as_str());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }

    async fn session(&self, token: TokenHash) -> Result<Option<Session>, StoreError> {
        let row = query_as("SELECT * FROM session WHERE token = ?").bind(token.0.as_slice());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }

    async fn forget_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        let done = query("DELETE FROM session WHERE ends_at <= ?").bind(micros(now));
        Ok(done.execute(self.writer.pool()).await?.rows_affected())
    }

    async fn customer(&self, id: CustomerId) -> Result<Option<Customer>, StoreError> {
        let row = query_as("SELECT * FROM customer WHERE id = ?").bind(id.uuid());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }

    async fn customer_by_token(&self, token: TokenHash) -> Result<Option<Customer>, StoreError> {
        let row = query_as("SELECT * FROM customer WHERE token = ?").bind(token.0.as_slice());
        Ok(state(row.fetch_optional(&self.readers).await?))
    }
}

pub(super) async fn put_team(db: &mut SqliteConnection, team: &Team) -> Result<(), StoreError> {
    query("INSERT INTO team (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name")
        .bind(team.id.uuid())
        .bind(team.name.as_str())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_agent(db: &mut SqliteConnection, agent: &Agent) -> Result<(), StoreError> {
    query(
        "INSERT INTO agent (id, team, name, email, password) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, password = excluded.password",
    )
    .bind(agent.id.uuid())
    .bind(agent.team.uuid())
    .bind(agent.name.as_str())
    .bind(agent.email.as_str())
    .bind(&agent.password.0)
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_session(db: &mut SqliteConnection, session: &Session) -> Result<(), StoreError> {
    query("INSERT INTO session (token, agent, team, started_at, ends_at) VALUES (?, ?, ?, ?, ?)")
        .bind(session.token.0.as_slice())
        .bind(session.agent.uuid())
        .bind(session.team.uuid())
        .bind(micros(session.started_at))
        .bind(micros(session.ends_at))
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn end_session(db: &mut SqliteConnection, token: TokenHash) -> Result<(), StoreError> {
    query("DELETE FROM session WHERE token = ?")
        .bind(token.0.as_slice())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_customer(db: &mut SqliteConnection, customer: &Customer) -> Result<(), StoreError> {
    let token = customer.token.map(|token| token.0.to_vec());
    query(
        "INSERT INTO customer (id, team, name, email, token, met_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, token = excluded.token",
    )
    .bind(customer.id.uuid())
    .bind(customer.team.uuid())
    .bind(customer.name.as_str())
    .bind(customer.email.as_ref().map(Email::as_str))
    .bind(token)
    .bind(micros(customer.met_at))
    .execute(db)
    .await?;
    Ok(())
}

impl FromRow<'_, SqliteRow> for Stored<Team> {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self(Team {
            id: row.id("id")?,
            name: Name::trusted(row.get("name")?),
        }))
    }
}

impl FromRow<'_, SqliteRow> for Stored<Agent> {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self(Agent {
            id: row.id("id")?,
            team: row.id("team")?,
            name: Name::trusted(row.get("name")?),
            email: Email::trusted(row.get("email")?),
            password: PasswordHash(row.get("password")?),
        }))
    }
}

impl FromRow<'_, SqliteRow> for Stored<Session> {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self(Session {
            token: row.present("token", row.maybe_token("token")?)?,
            agent: row.id("agent")?,
            team: row.id("team")?,
            started_at: row.time("started_at")?,
            ends_at: row.time("ends_at")?,
        }))
    }
}

impl FromRow<'_, SqliteRow> for Stored<Customer> {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let email: Option<String> = row.get("email")?;
        Ok(Self(Customer {
            id: row.id("id")?,
            team: row.id("team")?,
            name: Name::trusted(row.get("name")?),
            email: email.map(Email::trusted),
            token: row.maybe_token("token")?,
            met_at: row.time("met_at")?,
        }))
    }
}
