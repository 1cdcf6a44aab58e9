//! What stands beside a conversation: messages, drafts, dismissals.

use std::collections::BTreeMap;

use heard_desk::{
    AgentId, ConversationId, Dismissal, Draft, DraftText, Enclosed, Message, MessageId, MessageState, Name, Pledge, Quote, Text,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, json, micros};
use super::{Connection, Record, Stored, offers, once, states};
use crate::StoreError;

pub(super) async fn of(db: &mut Connection, conversation: ConversationId) -> Result<Vec<Message>, StoreError> {
    let rows = query_as("SELECT * FROM message WHERE conversation = $1 ORDER BY at, id").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

pub(super) async fn dismissals(db: &mut Connection, conversation: ConversationId) -> Result<Vec<Dismissal>, StoreError> {
    let rows = query_as("SELECT * FROM dismissal WHERE conversation = $1 ORDER BY at, rule, quote").bind(conversation.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// The names of those who have a conversation, or wrote in or beside it, or are written to.
pub(super) async fn agents(db: &mut Connection, conversation: ConversationId) -> Result<BTreeMap<AgentId, Name>, StoreError> {
    let rows: Vec<Stored<(AgentId, Name)>> = query_as(
        "SELECT id, name FROM agent WHERE id IN (
                 SELECT agent FROM message WHERE conversation = $1
                 UNION SELECT taken_by FROM conversation WHERE id = $1
                 UNION SELECT agent FROM note WHERE conversation = $1
                 UNION SELECT to_agent FROM note WHERE conversation = $1)",
    )
    .bind(conversation.uuid())
    .fetch_all(db)
    .await?;
    Ok(states(rows).into_iter().collect())
}

/// A new message, or a reply that has gone out: nothing else about a message ever changes.
pub(super) async fn put(db: &mut Connection, message: &Message) -> Result<(), StoreError> {
    let (state, customer, agent) = match &message.state {
        MessageState::Received { from, .. } => ("received", Some(from.uuid()), None),
        MessageState::Sending { by, .. } => ("sending", None, Some(by.uuid())),
        MessageState::Sent { by } => ("sent", None, Some(by.uuid())),
    };
    let (until, pledges, ways) = match &message.state {
        MessageState::Sending { until, enclosed, .. } => {
            let ways = Some(&enclosed.ways).filter(|ways| !ways.is_empty());
            let ways = ways.map(|ways| json(&offers::kept(ways))).transpose()?;
            (Some(micros(*until)), Some(json(&kept(&enclosed.pledges))?), ways)
        }
        MessageState::Received { .. } | MessageState::Sent { .. } => (None, None, None),
    };
    query(
        "INSERT INTO message (id, conversation, text, at, state, customer, agent, reading, sending_until, pledges, ways)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE
         SET at = excluded.at, state = excluded.state, sending_until = excluded.sending_until, pledges = excluded.pledges,
             ways = excluded.ways",
    )
    .bind(message.id.uuid())
    .bind(message.conversation.uuid())
    .bind(message.text.as_str())
    .bind(micros(message.at))
    .bind(state)
    .bind(customer)
    .bind(agent)
    .bind(message.reading().map(json).transpose()?)
    .bind(until)
    .bind(pledges)
    .bind(ways)
    .execute(db)
    .await?;
    Ok(())
}

/// Removes a reply that has not gone out.
pub(super) async fn remove(db: &mut Connection, id: MessageId) -> Result<(), StoreError> {
    let gone = query("DELETE FROM message WHERE id = $1 AND state = 'sending'").bind(id.uuid());
    once(gone.execute(db).await?.rows_affected(), "message")
}

pub(super) async fn put_draft(db: &mut Connection, draft: &Draft) -> Result<(), StoreError> {
    query(
        "INSERT INTO draft (conversation, agent, text, saved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (conversation, agent) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
    )
    .bind(draft.conversation.uuid())
    .bind(draft.by.uuid())
    .bind(draft.text.as_str())
    .bind(micros(draft.saved_at))
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn remove_draft(db: &mut Connection, conversation: ConversationId, by: AgentId) -> Result<(), StoreError> {
    query("DELETE FROM draft WHERE conversation = $1 AND agent = $2")
        .bind(conversation.uuid())
        .bind(by.uuid())
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn put_dismissal(db: &mut Connection, dismissal: &Dismissal) -> Result<(), StoreError> {
    query("INSERT INTO dismissal (conversation, rule, quote, agent, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING")
        .bind(dismissal.conversation.uuid())
        .bind(&dismissal.rule)
        .bind(dismissal.quote.as_str())
        .bind(dismissal.by.uuid())
        .bind(micros(dismissal.at))
        .execute(db)
        .await?;
    Ok(())
}

/// A pledge as JSON keeps it.
#[derive(Serialize, Deserialize)]
struct KeptPledge {
    what: String,
    quote: String,
    due: Option<i64>,
}

fn kept(pledges: &[Pledge]) -> Vec<KeptPledge> {
    let keep = |pledge: &Pledge| KeptPledge {
        what: pledge.what.to_string(),
        quote: pledge.quote.to_string(),
        due: pledge.due.map(micros),
    };
    pledges.iter().map(keep).collect()
}

fn pledges(row: &Record) -> Result<Vec<Pledge>, sqlx::Error> {
    let take = |pledge: KeptPledge| {
        Ok(Pledge {
            what: Text::trusted(pledge.what),
            quote: Text::trusted(pledge.quote),
            due: pledge.due.map(Timestamp::from_microsecond).transpose()?,
        })
    };
    let kept: Vec<KeptPledge> = row.json("pledges")?;
    kept.into_iter()
        .map(take)
        .collect::<Result<_, jiff::Error>>()
        .map_err(|why| broken("pledges", why))
}

impl FromRow<'_, Record> for Stored<Message> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let state = match row.get("state")? {
            "received" => MessageState::Received {
                from: row.id("customer")?,
                reading: row.json("reading")?,
            },
            "sending" => MessageState::Sending {
                by: row.id("agent")?,
                until: row.time("sending_until")?,
                enclosed: Enclosed {
                    pledges: pledges(row)?,
                    ways: row.maybe_json("ways")?.map(offers::ways).unwrap_or_default(),
                },
            },
            "sent" => MessageState::Sent { by: row.id("agent")? },
            other => return Err(broken("state", other)),
        };
        Ok(Self(Message {
            id: row.id("id")?,
            conversation: row.id("conversation")?,
            text: Text::trusted(row.get("text")?),
            at: row.time("at")?,
            state,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Draft> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Draft {
            conversation: row.id("conversation")?,
            by: row.id("agent")?,
            text: DraftText::trusted(row.get("text")?),
            saved_at: row.time("saved_at")?,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Dismissal> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(Dismissal {
            conversation: row.id("conversation")?,
            rule: row.get("rule")?,
            quote: Quote::trusted(row.get("quote")?),
            by: row.id("agent")?,
            at: row.time("at")?,
        }))
    }
}

impl FromRow<'_, Record> for Stored<(AgentId, Name)> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self((row.id("id")?, Name::trusted(row.get("name")?))))
    }
}
