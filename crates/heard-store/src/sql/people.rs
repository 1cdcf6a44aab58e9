//! Teams, agents, sessions, customers.

use async_trait::async_trait;
use heard_desk::{Agent, AgentId, Customer, CustomerId, Email, Name, PasswordHash, Sealed, Session, Team, TeamId, TokenHash};
use jiff::Timestamp;
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, micros};
use super::{Base, Connection, Record, Stored, once_uncrossed, state, states};
use crate::{People, StoreError};

#[async_trait]
impl People for Base {
    async fn teams(&self) -> Result<Vec<Team>, StoreError> {
        let rows = query_as("SELECT * FROM team ORDER BY id").fetch_all(self.readers()).await?;
        Ok(states(rows))
    }

    async fn team(&self, id: TeamId) -> Result<Option<Team>, StoreError> {
        let row = query_as("SELECT * FROM team WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn agent(&self, id: AgentId) -> Result<Option<Agent>, StoreError> {
        let row = query_as("SELECT * FROM agent WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn agent_by_email(&self, email: &Email) -> Result<Option<Agent>, StoreError> {
        let row = query_as("SELECT * FROM agent WHERE email = $1").bind(email.as_str());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn team_agents(&self, team: TeamId) -> Result<Vec<Agent>, StoreError> {
        let rows = query_as("SELECT * FROM agent WHERE team = $1 ORDER BY id").bind(team.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn session(&self, token: TokenHash) -> Result<Option<Session>, StoreError> {
        let row = query_as("SELECT * FROM session WHERE token = $1").bind(token.0.as_slice());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn forget_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        let done = query("DELETE FROM session WHERE ends_at <= $1").bind(micros(now));
        Ok(done.execute(self.writers()).await?.rows_affected())
    }

    async fn customer(&self, id: CustomerId) -> Result<Option<Customer>, StoreError> {
        let row = query_as("SELECT * FROM customer WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn customer_by_token(&self, token: TokenHash) -> Result<Option<Customer>, StoreError> {
        let row = query_as("SELECT * FROM customer WHERE token = $1").bind(token.0.as_slice());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }
}

pub(super) async fn put_team(db: &mut Connection, team: &Team) -> Result<(), StoreError> {
    query("INSERT INTO team (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name")
        .bind(team.id.uuid())
        .bind(team.name.as_str())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_agent(db: &mut Connection, agent: &Agent) -> Result<(), StoreError> {
    query(
        "INSERT INTO agent (id, team, name, email, password, password_given, role) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, password = excluded.password,
             password_given = excluded.password_given, role = excluded.role",
    )
    .bind(agent.id.uuid())
    .bind(agent.team.uuid())
    .bind(agent.name.as_str())
    .bind(agent.email.as_str())
    .bind(&agent.password.0)
    .bind(i64::from(agent.password_given))
    .bind(agent.role.to_string())
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn put_session(db: &mut Connection, session: &Session) -> Result<(), StoreError> {
    query("INSERT INTO session (token, agent, team, started_at, ends_at, own_key) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(session.token.0.as_slice())
        .bind(session.agent.uuid())
        .bind(session.team.uuid())
        .bind(micros(session.started_at))
        .bind(micros(session.ends_at))
        .bind(session.key.as_ref().map(|key| key.0.clone()))
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn end_session(db: &mut Connection, token: TokenHash) -> Result<(), StoreError> {
    query("DELETE FROM session WHERE token = $1")
        .bind(token.0.as_slice())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn end_sessions(db: &mut Connection, agent: AgentId, but: Option<TokenHash>) -> Result<(), StoreError> {
    let but = but.map(|token| token.0.to_vec()).unwrap_or_default();
    let done = query("DELETE FROM session WHERE agent = $1 AND token <> $2")
        .bind(agent.uuid())
        .bind(but);
    done.execute(db).await?;
    Ok(())
}

/// Somebody whose token is another's already is a conflict: they came twice at once.
pub(super) async fn put_customer(db: &mut Connection, customer: &Customer) -> Result<(), StoreError> {
    let token = customer.token.map(|token| token.0.to_vec());
    let written = query(
        "INSERT INTO customer (id, team, name, email, token, met_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, token = excluded.token",
    )
    .bind(customer.id.uuid())
    .bind(customer.team.uuid())
    .bind(customer.name.as_str())
    .bind(customer.email.as_ref().map(Email::as_str))
    .bind(token)
    .bind(micros(customer.met_at))
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "customer")
}

impl FromRow<'_, Record> for Stored<Team> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Team {
            id: row.id("id")?,
            name: Name::trusted(row.get("name")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Agent> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Agent {
            id: row.id("id")?,
            team: row.id("team")?,
            name: Name::trusted(row.get("name")?),
            email: Email::trusted(row.get("email")?),
            password: PasswordHash(row.get("password")?),
            password_given: row.get::<i64>("password_given")? == 1,
            role: row.named("role")?,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Session> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Session {
            token: row.present("token", row.maybe_token("token")?)?,
            agent: row.id("agent")?,
            team: row.id("team")?,
            started_at: row.time("started_at")?,
            ends_at: row.time("ends_at")?,
            key: row.get::<Option<Vec<u8>>>("own_key")?.map(Sealed),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Customer> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let email: Option<String> = row.get("email")?;
        Ok(Self(Customer {
            id: row.id("id")?,
            team: row.id("team")?,
            name: Name::trusted(row.get("name")?),
            email: email.map(Email::trusted),
            token: row.maybe_token("token")?,
            met_at: row.time("met_at")?,
            same_as: row.maybe_id("same_as")?,
        }))
    }
}
