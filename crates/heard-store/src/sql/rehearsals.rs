//! Rehearsals and their turns.

use async_trait::async_trait;
use heard_desk::{AgentId, Asked, Digest, PracticeText, Rehearsal, RehearsalId, RehearsedTurn, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, json, micros};
use super::{Base, Connection, Record, Stored, once_uncrossed, states};
use crate::{KeptRehearsal, Rehearsals, StoreError};

#[async_trait]
impl Rehearsals for Base {
    async fn rehearsal(&self, id: RehearsalId, by: AgentId) -> Result<Option<Rehearsal>, StoreError> {
        let row = query_as("SELECT * FROM rehearsal WHERE id = $1 AND agent = $2")
            .bind(id.uuid())
            .bind(by.uuid());
        with_turns(self, row.fetch_optional(self.readers()).await?).await
    }

    async fn rehearsal_under(&self, by: AgentId, key: Digest) -> Result<Option<Rehearsal>, StoreError> {
        let row = query_as("SELECT * FROM rehearsal WHERE agent = $1 AND key = $2")
            .bind(by.uuid())
            .bind(key.0.to_vec());
        with_turns(self, row.fetch_optional(self.readers()).await?).await
    }

    async fn rehearsals(&self, by: AgentId) -> Result<Vec<KeptRehearsal>, StoreError> {
        let rows = query_as("SELECT * FROM rehearsal WHERE agent = $1 ORDER BY last_at DESC, id DESC").bind(by.uuid());
        Ok(states(rows.fetch_all(self.readers()).await?))
    }
}

/// A rehearsal before its turns are read, and how many it has.
struct Head(Rehearsal, usize);

/// A turn that is written between the two readings waits for the next look; a rehearsal that is erased between them is gone.
async fn with_turns(base: &Base, head: Option<Head>) -> Result<Option<Rehearsal>, StoreError> {
    let Some(Head(mut rehearsal, turns)) = head else { return Ok(None) };
    let rows = query_as("SELECT * FROM rehearsal_turn WHERE rehearsal = $1 ORDER BY nth").bind(rehearsal.id.uuid());
    rehearsal.turns = states(rows.fetch_all(base.readers()).await?);
    rehearsal.turns.truncate(turns);
    Ok((rehearsal.turns.len() == turns).then_some(rehearsal))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, rehearsal: &Rehearsal) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO rehearsal (id, team, agent, scenario, print, title, called, seed, opening, start, turns, best, key, asked, begun_at, last_at, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
         WHERE $17 = 1 OR EXISTS (SELECT 1 FROM rehearsal WHERE id = $1)
         ON CONFLICT (id) DO UPDATE SET turns = $11, best = $12, last_at = $16, version = $17
         WHERE rehearsal.version = $17 - 1",
    )
    .bind(rehearsal.id.uuid())
    .bind(rehearsal.team.uuid())
    .bind(rehearsal.by.uuid())
    .bind(rehearsal.scenario.as_str())
    .bind(rehearsal.print.cast_signed())
    .bind(rehearsal.title.as_str())
    .bind(rehearsal.customer.as_str())
    .bind(rehearsal.seed.cast_signed())
    .bind(rehearsal.opening.as_str())
    .bind(json(&rehearsal.start)?)
    .bind(number(rehearsal.turns.len())?)
    .bind(rehearsal.best().map(heard_rehearsal::Outcome::name))
    .bind(rehearsal.asked.map(|asked| asked.key.0.to_vec()))
    .bind(rehearsal.asked.map(|asked| asked.what.0.to_vec()))
    .bind(micros(rehearsal.begun_at))
    .bind(micros(rehearsal.last_at))
    .bind(rehearsal.version.number())
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "rehearsal")
}

pub(super) async fn put_turn(db: &mut Connection, id: RehearsalId, nth: usize, turn: &RehearsedTurn) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO rehearsal_turn (rehearsal, nth, follows, reply, shown, debrief, key, asked, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id.uuid())
    .bind(number(nth)?)
    .bind(turn.after.map(number).transpose()?)
    .bind(turn.reply.as_str())
    .bind(json(&turn.shown)?)
    .bind(turn.debrief.as_ref().map(json).transpose()?)
    .bind(turn.asked.map(|asked| asked.key.0.to_vec()))
    .bind(turn.asked.map(|asked| asked.what.0.to_vec()))
    .bind(micros(turn.at))
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "rehearsal")
}

pub(super) async fn erase(db: &mut Connection, id: RehearsalId, by: AgentId) -> Result<(), StoreError> {
    query("DELETE FROM rehearsal_turn WHERE rehearsal IN (SELECT id FROM rehearsal WHERE id = $1 AND agent = $2)")
        .bind(id.uuid())
        .bind(by.uuid())
        .execute(&mut *db)
        .await?;
    query("DELETE FROM rehearsal WHERE id = $1 AND agent = $2")
        .bind(id.uuid())
        .bind(by.uuid())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn erase_all(db: &mut Connection, by: AgentId) -> Result<(), StoreError> {
    query("DELETE FROM rehearsal_turn WHERE rehearsal IN (SELECT id FROM rehearsal WHERE agent = $1)")
        .bind(by.uuid())
        .execute(&mut *db)
        .await?;
    query("DELETE FROM rehearsal WHERE agent = $1").bind(by.uuid()).execute(db).await?;
    Ok(())
}

fn number(count: usize) -> Result<i64, StoreError> {
    i64::try_from(count).map_err(|why| StoreError::Refused(why.to_string()))
}

fn asked(row: &Record) -> Result<Option<Asked>, sqlx::Error> {
    if row.get::<Option<Vec<u8>>>("key")?.is_none() {
        return Ok(None);
    }
    let (key, what) = (row.digest("key")?, row.digest("asked")?);
    Ok(Some(Asked { key, what }))
}

impl FromRow<'_, Record> for Head {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let rehearsal = Rehearsal {
            id: row.id("id")?,
            team: row.id("team")?,
            by: row.id("agent")?,
            scenario: row.get("scenario")?,
            print: row.get::<i64>("print")?.cast_unsigned(),
            title: row.get("title")?,
            customer: row.get("called")?,
            seed: row.get::<i64>("seed")?.cast_unsigned(),
            opening: row.get("opening")?,
            start: row.json("start")?,
            turns: Vec::new(),
            begun_at: row.time("begun_at")?,
            last_at: row.time("last_at")?,
            asked: asked(row)?,
            version: Version::read(row.get("version")?),
        };
        Ok(Self(rehearsal, row.count("turns")?))
    }
}

impl FromRow<'_, Record> for Stored<RehearsedTurn> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let follows: Option<i64> = row.get("follows")?;
        let after = follows.map(usize::try_from).transpose().map_err(|why| broken("follows", why))?;
        Ok(Self(RehearsedTurn {
            after,
            reply: PracticeText::trusted(row.get("reply")?),
            shown: row.json("shown")?,
            debrief: row.maybe_json("debrief")?,
            at: row.time("at")?,
            asked: asked(row)?,
        }))
    }
}

impl FromRow<'_, Record> for Stored<KeptRehearsal> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let best: Option<String> = row.get("best")?;
        Ok(Self(KeptRehearsal {
            id: row.id("id")?,
            scenario: row.get("scenario")?,
            title: row.get("title")?,
            customer: row.get("called")?,
            turns: row.count("turns")?,
            best: if best.is_some() { Some(row.word("best")?) } else { None },
            begun_at: row.time("begun_at")?,
            last_at: row.time("last_at")?,
        }))
    }
}
