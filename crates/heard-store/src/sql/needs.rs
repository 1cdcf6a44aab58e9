//! Needs.

use async_trait::async_trait;
use heard_desk::{Actor, ConversationId, Line, MessageId, Need, NeedId, NeedState, NeedTurn, Quote, TeamId, Text, Version};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, json, micros};
use super::{Base, Connection, Record, Stored, once, state, states, whose};
use crate::{Needs, Of, StoreError};

#[async_trait]
impl Needs for Base {
    async fn need(&self, id: NeedId) -> Result<Option<Need>, StoreError> {
        let row = query_as("SELECT * FROM need WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn needs(&self, conversation: ConversationId) -> Result<Vec<Need>, StoreError> {
        of(&mut *self.readers().acquire().await?, conversation).await
    }

    async fn corrected_needs(&self, team: TeamId, limit: u32) -> Result<Vec<Of<Need>>, StoreError> {
        let rows = query_as(with_customer!(
            "need",
            "WHERE need.team = $1 AND corrected = 1
             ORDER BY changed_at DESC, need.id DESC LIMIT $2"
        ))
        .bind(team.uuid())
        .bind(i64::from(limit));
        Ok(whose(rows.fetch_all(self.readers()).await?))
    }
}

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<Need>, StoreError> {
    let rows = query_as("SELECT * FROM need WHERE conversation = $1 ORDER BY noticed_at, place, kind, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, need: &Need) -> Result<(), StoreError> {
    let changed_at = need.turns.last().map_or(need.noticed_at, |turn| turn.at);
    let place = need
        .words
        .as_ref()
        .map_or(0, |words| i64::try_from(words.start).unwrap_or(i64::MAX));
    let turns: Vec<KeptTurn> = need.turns.iter().map(KeptTurn::from).collect();
    let written = query(
        "INSERT INTO need (id, team, conversation, message, kind, label, words, noticed_by, noticed_at, state, turns, corrected, changed_at,
                           version, place)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
         WHERE $14 = 1 OR EXISTS (SELECT 1 FROM need WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET state = $10, turns = $11, corrected = $12, changed_at = $13, version = $14
         WHERE need.version = $14 - 1",
    )
    .bind(need.id.uuid())
    .bind(need.team.uuid())
    .bind(need.conversation.uuid())
    .bind(need.message.uuid())
    .bind(need.kind.name())
    .bind(need.label.as_str())
    .bind(need.words.as_ref().map(json).transpose()?)
    .bind(need.noticed_by.to_string())
    .bind(micros(need.noticed_at))
    .bind(need.standing().name())
    .bind(json(&turns)?)
    .bind(i64::from(need.is_corrected()))
    .bind(micros(changed_at))
    .bind(need.version.number())
    .bind(place)
    .execute(db)
    .await?;
    once(written.rows_affected(), "need")
}

/// A turn as JSON keeps it.
#[derive(Serialize, Deserialize)]
struct KeptTurn {
    by: Actor,
    at: i64,
    #[serde(flatten)]
    to: KeptState,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
enum KeptState {
    Open,
    Met { message: MessageId, words: Option<String> },
    SetAside { why: String },
}

impl From<&NeedTurn> for KeptTurn {
    fn from(turn: &NeedTurn) -> Self {
        Self {
            by: turn.by,
            at: micros(turn.at),
            to: match &turn.to {
                NeedState::Open => KeptState::Open,
                NeedState::Met { by, words } => KeptState::Met {
                    message: *by,
                    words: words.as_ref().map(|words| words.as_str().to_owned()),
                },
                NeedState::SetAside { why } => KeptState::SetAside {
                    why: why.as_str().to_owned(),
                },
            },
        }
    }
}

impl KeptTurn {
    fn turn(self) -> Result<NeedTurn, sqlx::Error> {
        Ok(NeedTurn {
            by: self.by,
            at: Timestamp::from_microsecond(self.at).map_err(|why| broken("turns", why))?,
            to: match self.to {
                KeptState::Open => NeedState::Open,
                KeptState::Met { message, words } => NeedState::Met {
                    by: message,
                    words: words.map(Quote::trusted),
                },
                KeptState::SetAside { why } => NeedState::SetAside { why: Text::trusted(why) },
            },
        })
    }
}

impl FromRow<'_, Record> for Stored<Need> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let turns: Vec<KeptTurn> = row.json("turns")?;
        Ok(Self(Need {
            id: row.id("id")?,
            team: row.id("team")?,
            conversation: row.id("conversation")?,
            message: row.id("message")?,
            kind: row.word("kind")?,
            label: Line::trusted(row.get("label")?),
            words: row.maybe_json("words")?,
            noticed_by: row.named("noticed_by")?,
            noticed_at: row.time("noticed_at")?,
            turns: turns.into_iter().map(KeptTurn::turn).collect::<Result<_, _>>()?,
            version: Version::read(row.get("version")?),
        }))
    }
}
