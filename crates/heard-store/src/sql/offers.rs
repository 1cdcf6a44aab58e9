//! Options.

use async_trait::async_trait;
use heard_desk::{AgentId, Choice, ConversationId, Line, Offer, OfferId, OfferState, Text, Version, Way};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, json, maybe_micros, micros};
use super::{Base, Connection, Record, Stored, once, state, states};
use crate::{Offers, StoreError};

#[async_trait]
impl Offers for Base {
    async fn offer(&self, id: OfferId) -> Result<Option<Offer>, StoreError> {
        let row = query_as("SELECT * FROM offer WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn offers(&self, conversation: ConversationId) -> Result<Vec<Offer>, StoreError> {
        of(&mut *self.readers().acquire().await?, conversation).await
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<Offer>, StoreError> {
    let rows = query_as("SELECT * FROM offer WHERE conversation = $1 ORDER BY made_at, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, offer: &Offer) -> Result<(), StoreError> {
    let choice = offer.choice();
    let ended = match offer.state {
        OfferState::ActedOn { by, at, .. } | OfferState::Withdrawn { by, at } => Some((by, at)),
        OfferState::Open | OfferState::Chosen(_) => None,
    };
    let written = query(
        "INSERT INTO offer (id, team, conversation, message, agent, made_at, ways, expires_at, state, way, chosen_at, ended_by, ended_at, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
         WHERE $14 = 1 OR EXISTS (SELECT 1 FROM offer WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET state = $9, way = $10, chosen_at = $11, ended_by = $12, ended_at = $13, version = $14
         WHERE offer.version = $14 - 1",
    )
    .bind(offer.id.uuid())
    .bind(offer.team.uuid())
    .bind(offer.conversation.uuid())
    .bind(offer.message.uuid())
    .bind(offer.by.uuid())
    .bind(micros(offer.made_at))
    .bind(json(&kept(&offer.ways))?)
    .bind(micros(offer.expires_at))
    .bind(offer.state.name())
    .bind(choice.map(|choice| i64::try_from(choice.way).unwrap_or(i64::MAX)))
    .bind(maybe_micros(choice.map(|choice| choice.at)))
    .bind(ended.map(|(by, _)| by.uuid()))
    .bind(maybe_micros(ended.map(|(_, at)| at)))
    .bind(offer.version.number())
    .execute(db)
    .await?;
    once(written.rows_affected(), "offer")
}

/// A way as JSON keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptWay {
    title: String,
    steps: Option<String>,
    cost: Option<String>,
    time: Option<String>,
}

pub(super) fn kept(ways: &[Way]) -> Vec<KeptWay> {
    let line = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
    let keep = |way: &Way| KeptWay {
        title: way.title.as_str().to_owned(),
        steps: way.steps.as_ref().map(|steps| steps.as_str().to_owned()),
        cost: line(&way.cost),
        time: line(&way.time),
    };
    ways.iter().map(keep).collect()
}

pub(super) fn ways(kept: Vec<KeptWay>) -> Vec<Way> {
    let take = |way: KeptWay| Way {
        title: Line::trusted(way.title),
        steps: way.steps.map(Text::trusted),
        cost: way.cost.map(Line::trusted),
        time: way.time.map(Line::trusted),
    };
    kept.into_iter().map(take).collect()
}

impl FromRow<'_, Record> for Stored<Offer> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let way: Option<i64> = row.get("way")?;
        let way = way.map(usize::try_from).transpose().map_err(|why| broken("way", why))?;
        let choice = way.zip(row.maybe_time("chosen_at")?).map(|(way, at)| Choice { way, at });
        let ended: Option<(AgentId, _)> = row.maybe_id("ended_by")?.zip(row.maybe_time("ended_at")?);
        let state = match (row.get("state")?, choice, ended) {
            ("open", ..) => OfferState::Open,
            ("chosen", Some(choice), _) => OfferState::Chosen(choice),
            ("acted_on", Some(choice), Some((by, at))) => OfferState::ActedOn { choice, by, at },
            ("withdrawn", _, Some((by, at))) => OfferState::Withdrawn { by, at },
            (other, ..) => return Err(broken("state", other)),
        };
        Ok(Self(Offer {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            message: row.id("message")?,
            by: row.id("agent")?,
            made_at: row.time("made_at")?,
            ways: ways(row.json("ways")?),
            expires_at: row.time("expires_at")?,
            state,
            version: Version::read(row.get("version")?),
        }))
    }
}
