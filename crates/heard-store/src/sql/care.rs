//! What agents have settled about their work, what they have carried, and when they were last there.

use async_trait::async_trait;
use heard_desk::care::{Carried, FORGOTTEN, Hours, Pause, Presence, Skill};
use heard_desk::{AgentId, ConversationId, Line, Name, TeamId, Version};
use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, json, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Care, Colleague, StoreError};

/// How exactly it is known when somebody was last there.
const HALF_A_MINUTE: SignedDuration = SignedDuration::from_secs(30);

#[async_trait]
impl Care for Base {
    async fn presence(&self, agent: AgentId) -> Result<Option<Presence>, StoreError> {
        let row = query_as("SELECT * FROM presence WHERE agent = $1").bind(agent.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn colleagues(&self, team: TeamId, now: Timestamp) -> Result<Vec<Colleague>, StoreError> {
        let mut moment = self.moment().await?;
        let presences = query_as("SELECT * FROM presence WHERE team = $1").bind(team.uuid());
        let presences: Vec<Presence> = states(presences.fetch_all(&mut *moment).await?);
        let rows = query_as(
            "SELECT agent.id, agent.name, seen.at AS seen_at,
                    CASE WHEN EXISTS (SELECT 1 FROM session WHERE session.agent = agent.id AND session.ends_at > $2)
                         THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS signed_in
             FROM agent LEFT JOIN seen ON seen.agent = agent.id WHERE agent.team = $1 ORDER BY agent.id",
        );
        let rows = rows.bind(team.uuid()).bind(micros(now)).fetch_all(&mut *moment).await?;
        let mut colleagues: Vec<Colleague> = states(rows);
        for colleague in &mut colleagues {
            colleague.presence = presences.iter().find(|presence| presence.agent == colleague.agent).cloned();
        }
        Ok(colleagues)
    }

    async fn carried(&self, agent: AgentId) -> Result<Vec<Carried>, StoreError> {
        let rows = query_as("SELECT * FROM carried WHERE agent = $1 ORDER BY at").bind(agent.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn carried_by_team(&self, team: TeamId) -> Result<Vec<Carried>, StoreError> {
        let rows =
            query_as("SELECT carried.* FROM carried JOIN agent ON agent.id = carried.agent WHERE agent.team = $1 ORDER BY carried.at")
                .bind(team.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }

    async fn seen(&self, agent: AgentId, now: Timestamp) -> Result<(), StoreError> {
        query(
            "INSERT INTO seen (agent, at) VALUES ($1, $2)
             ON CONFLICT (agent) DO UPDATE SET at = excluded.at WHERE seen.at <= $3",
        )
        .bind(agent.uuid())
        .bind(micros(now))
        .bind(micros(now.checked_sub(HALF_A_MINUTE).unwrap_or(now)))
        .execute(self.writers())
        .await?;
        Ok(())
    }

    async fn answered_before(&self, team: TeamId) -> Result<Vec<(ConversationId, AgentId)>, StoreError> {
        let rows = query_as(
            "SELECT waiting.id AS conversation, message.agent AS agent
             FROM conversation AS waiting JOIN message ON message.id = (
                 SELECT said.id FROM message AS said JOIN conversation AS earlier ON earlier.id = said.conversation
                 WHERE earlier.customer = waiting.customer AND said.state = 'sent'
                 ORDER BY said.at DESC, said.id DESC LIMIT 1)
             WHERE waiting.team = $1 AND waiting.closed_at IS NULL AND waiting.taken_by IS NULL",
        );
        Ok(states(rows.bind(team.uuid()).fetch_all(self.readers()).await?))
    }
}

/// Writes it, and forgets what this agent carried long ago.
pub(super) async fn carry(db: &mut Connection, carried: &Carried) -> Result<(), StoreError> {
    let forgotten = carried.at.checked_sub(FORGOTTEN).unwrap_or(Timestamp::MIN);
    query("DELETE FROM carried WHERE agent = $1 AND at < $2")
        .bind(carried.agent.uuid())
        .bind(micros(forgotten))
        .execute(&mut *db)
        .await?;
    query("INSERT INTO carried (agent, at, hard) VALUES ($1, $2, $3) ON CONFLICT (agent, at) DO UPDATE SET hard = excluded.hard")
        .bind(carried.agent.uuid())
        .bind(micros(carried.at))
        .bind(i64::from(carried.hard))
        .execute(db)
        .await?;
    Ok(())
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, presence: &Presence) -> Result<(), StoreError> {
    let gladly: Vec<&str> = presence.gladly.iter().map(Line::as_str).collect();
    let written = query(
        "INSERT INTO presence (agent, team, pause_since, pause_until, rested_at, not_now_until, hours, gladly, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
         WHERE $9 = 1 OR EXISTS (SELECT 1 FROM presence WHERE agent = $1)
         ON CONFLICT (agent) DO UPDATE
         SET pause_since = $3, pause_until = $4, rested_at = $5, not_now_until = $6, hours = $7, gladly = $8, version = $9
         WHERE presence.version = $9 - 1",
    )
    .bind(presence.agent.uuid())
    .bind(presence.team.uuid())
    .bind(maybe_micros(presence.pause.map(|pause| pause.since)))
    .bind(maybe_micros(presence.pause.and_then(|pause| pause.until)))
    .bind(maybe_micros(presence.rested_at))
    .bind(maybe_micros(presence.not_now_until))
    .bind(presence.hours.as_ref().map(|hours| json(&KeptHours::from(hours))).transpose()?)
    .bind(json(&gladly)?)
    .bind(presence.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "presence")
}

/// Hours as JSON keeps them.
#[derive(Serialize, Deserialize)]
struct KeptHours {
    zone: String,
    days: [bool; 7],
    from: Time,
    to: Time,
}

impl From<&Hours> for KeptHours {
    fn from(hours: &Hours) -> Self {
        Self {
            zone: hours.zone.as_str().to_owned(),
            days: hours.days,
            from: hours.from,
            to: hours.to,
        }
    }
}

impl FromRow<'_, Record> for Stored<Presence> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let until = row.maybe_time("pause_until")?;
        let hours: Option<KeptHours> = row.maybe_json("hours")?;
        let gladly: Vec<String> = row.json("gladly")?;
        Ok(Self(Presence {
            agent: row.id("agent")?,
            team: row.id("team")?,
            pause: row.maybe_time("pause_since")?.map(|since| Pause { since, until }),
            rested_at: row.maybe_time("rested_at")?,
            not_now_until: row.maybe_time("not_now_until")?,
            hours: hours.map(|kept| Hours {
                zone: Line::trusted(kept.zone),
                days: kept.days,
                from: kept.from,
                to: kept.to,
            }),
            gladly: gladly.into_iter().map(Skill::trusted).collect(),
            version: Version::read(row.get("version")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Carried> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Carried {
            agent: row.id("agent")?,
            at: row.time("at")?,
            hard: row.get::<i64>("hard")? == 1,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Colleague> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Colleague {
            agent: row.id("id")?,
            name: Name::trusted(row.get("name")?),
            signed_in: row.get::<i64>("signed_in")? == 1,
            seen_at: row.maybe_time("seen_at")?,
            presence: None,
        }))
    }
}

impl FromRow<'_, Record> for Stored<(ConversationId, AgentId)> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self((row.id("conversation")?, row.id("agent")?)))
    }
}
