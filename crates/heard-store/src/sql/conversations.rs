//! Conversations: queue, archive, threads.

use std::collections::HashMap;

use async_trait::async_trait;
use heard_desk::care::Carried;
use heard_desk::{
    AgentId, Conversation, ConversationId, ConversationState, Customer, CustomerId, Declined, Dismissal, Draft, Glance, Line, Message,
    MessageId, Name, Promise, Summary, Taken, TeamId, Text, Version,
};
use heard_engine::{Reading, Who};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as, query_scalar};
use uuid::Uuid;

use super::columns::{Columns, broken, json, maybe_micros, micros};
use super::{
    Base, Connection, Record, Stored, facts, feedback, follow_ups, messages, needs, notes, offers, once_uncrossed, persons, promises,
    state, states,
};
use crate::{Conversations, DismissedRule, StoreError, Thread};

/// The open promise that is due next, of each conversation that is shown and has one: one look into an index for each.
macro_rules! next_due {
    ($shown:literal) => {
        concat!(
            "SELECT promise.* FROM conversation JOIN promise ON promise.id = (
                 SELECT next.id FROM promise AS next
                 WHERE next.conversation = conversation.id AND next.state = 'open' AND next.due IS NOT NULL
                 ORDER BY next.due, next.id LIMIT 1)
             WHERE ",
            $shown
        )
    };
}

#[async_trait]
impl Conversations for Base {
    async fn queue(&self, team: TeamId) -> Result<Vec<Summary>, StoreError> {
        let mut moment = self.moment().await?;
        let rows = query_as(
            "SELECT conversation.*, customer.name AS customer_name,
                    (SELECT agent.name FROM agent WHERE agent.id = conversation.taken_by) AS taken_name
             FROM conversation JOIN customer ON customer.id = conversation.customer
             WHERE conversation.team = $1 AND closed_at IS NULL",
        )
        .bind(team.uuid())
        .fetch_all(&mut *moment)
        .await?;
        let due = query_as(next_due!("conversation.team = $1 AND conversation.closed_at IS NULL")).bind(team.uuid());
        Ok(summaries(rows, due.fetch_all(&mut *moment).await?))
    }

    async fn archive(&self, team: TeamId, limit: u32) -> Result<Vec<Summary>, StoreError> {
        let mut moment = self.moment().await?;
        let rows = query_as(
            "SELECT conversation.*, customer.name AS customer_name,
                    (SELECT agent.name FROM agent WHERE agent.id = conversation.taken_by) AS taken_name
             FROM conversation JOIN customer ON customer.id = conversation.customer
             WHERE conversation.team = $1 AND closed_at IS NOT NULL
             ORDER BY last_at DESC, conversation.id LIMIT $2",
        )
        .bind(team.uuid())
        .bind(i64::from(limit))
        .fetch_all(&mut *moment)
        .await?;
        let due = query_as(next_due!(
            "conversation.id IN (SELECT id FROM conversation WHERE team = $1 AND closed_at IS NOT NULL ORDER BY last_at DESC, id LIMIT $2)"
        ))
        .bind(team.uuid())
        .bind(i64::from(limit));
        Ok(summaries(rows, due.fetch_all(&mut *moment).await?))
    }

    async fn conversation(&self, id: ConversationId) -> Result<Option<Conversation>, StoreError> {
        let row = query_as("SELECT * FROM conversation WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn latest_conversation(&self, customer: CustomerId) -> Result<Option<ConversationId>, StoreError> {
        let id = query_scalar::<_, Uuid>("SELECT id FROM conversation WHERE customer = $1 ORDER BY opened_at DESC, id DESC LIMIT 1")
            .bind(customer.uuid())
            .fetch_optional(self.readers())
            .await?;
        Ok(id.map(ConversationId::from))
    }

    async fn thread(&self, id: ConversationId) -> Result<Option<Thread>, StoreError> {
        let mut moment = self.moment().await?;
        let found = query_as("SELECT * FROM conversation WHERE id = $1").bind(id.uuid());
        let Some(Stored(conversation)) = found.fetch_optional(&mut *moment).await? else {
            return Ok(None);
        };
        let conversation: Conversation = conversation;
        let Stored(customer): Stored<Customer> = query_as("SELECT * FROM customer WHERE id = $1")
            .bind(conversation.customer.uuid())
            .fetch_one(&mut *moment)
            .await?;
        let person = customer.person();
        let mut elsewhere = persons::conversations(&mut moment, person).await?;
        elsewhere.retain(|other| other.id != id);
        Ok(Some(Thread {
            facts: facts::of(&mut moment, person).await?,
            elsewhere,
            customer,
            messages: messages::of(&mut moment, id).await?,
            needs: needs::of(&mut moment, id).await?,
            promises: promises::of(&mut moment, id).await?,
            offers: offers::of(&mut moment, id).await?,
            follow_ups: follow_ups::of(&mut moment, id).await?,
            feedback: feedback::of(&mut moment, id).await?,
            notes: notes::of(&mut moment, id).await?,
            dismissals: messages::dismissals(&mut moment, id).await?,
            agents: messages::agents(&mut moment, id).await?,
            conversation,
        }))
    }

    async fn message(&self, id: MessageId) -> Result<Option<Message>, StoreError> {
        let row = query_as("SELECT * FROM message WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn readings(&self, conversation: ConversationId) -> Result<Vec<Reading>, StoreError> {
        let rows = query_as("SELECT reading FROM message WHERE conversation = $1 AND state = 'received' ORDER BY at, id")
            .bind(conversation.uuid())
            .fetch_all(self.readers())
            .await?;
        Ok(states(rows))
    }

    async fn replies_elsewhere(&self, by: AgentId, than: ConversationId, limit: u32) -> Result<Vec<Text>, StoreError> {
        let texts = query_scalar(
            "SELECT text FROM message WHERE agent = $1 AND state = 'sent' AND conversation <> $2 ORDER BY at DESC, id DESC LIMIT $3",
        )
        .bind(by.uuid())
        .bind(than.uuid())
        .bind(i64::from(limit))
        .fetch_all(self.readers())
        .await?;
        Ok(texts.into_iter().map(Text::trusted).collect())
    }

    async fn draft(&self, conversation: ConversationId, by: AgentId) -> Result<Option<Draft>, StoreError> {
        let row = query_as("SELECT * FROM draft WHERE conversation = $1 AND agent = $2")
            .bind(conversation.uuid())
            .bind(by.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn dismissals(&self, conversation: ConversationId) -> Result<Vec<Dismissal>, StoreError> {
        messages::dismissals(&mut *self.readers().acquire().await?, conversation).await
    }

    async fn dismissed_rules(&self, team: TeamId) -> Result<Vec<DismissedRule>, StoreError> {
        let rows = query_as(
            "SELECT rule, count(*) AS times
             FROM dismissal JOIN conversation ON conversation.id = dismissal.conversation
             WHERE conversation.team = $1 GROUP BY rule ORDER BY times DESC, rule",
        )
        .bind(team.uuid())
        .fetch_all(self.readers())
        .await?;
        Ok(states(rows))
    }
}

fn summaries(rows: Vec<Stored<Summary>>, due: Vec<Stored<Promise>>) -> Vec<Summary> {
    let due = due.into_iter().map(|Stored(promise)| (promise.conversation, promise));
    let mut due: HashMap<ConversationId, Promise> = due.collect();
    let mut summaries = states(rows);
    for summary in &mut summaries {
        summary.promise = due.remove(&summary.conversation.id);
    }
    summaries
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict.
pub(super) async fn put(db: &mut Connection, conversation: &Conversation) -> Result<(), StoreError> {
    let Conversation { state, glance, .. } = conversation;
    let written = query(
        "INSERT INTO conversation (id, team, customer, subject, opened_at, closed_by, closed_at, preview, last_at, last_who, feeling,
                                   intensity, flags, risk, waiting_since, version, taken_by, taken_at, carried_at, carried_hard, declined)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21
         WHERE $16 = 1 OR EXISTS (SELECT 1 FROM conversation WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET closed_by = $6, closed_at = $7, preview = $8, last_at = $9, last_who = $10, feeling = $11, intensity = $12, flags = $13,
             risk = $14, waiting_since = $15, version = $16, taken_by = $17, taken_at = $18, carried_at = $19, carried_hard = $20,
             declined = $21
         WHERE conversation.version = $16 - 1",
    )
    .bind(conversation.id.uuid())
    .bind(conversation.team.uuid())
    .bind(conversation.customer.uuid())
    .bind(conversation.subject.as_str())
    .bind(micros(conversation.opened_at))
    .bind(closed_by(state))
    .bind(closed_at(state))
    .bind(glance.preview.as_str())
    .bind(micros(glance.last_at))
    .bind(side(glance.last_who))
    .bind(glance.feeling.name())
    .bind(i64::from(glance.intensity))
    .bind(json(&glance.flags)?)
    .bind(glance.risk)
    .bind(maybe_micros(glance.waiting_since))
    .bind(conversation.version.number())
    .bind(conversation.with().map(AgentId::uuid))
    .bind(maybe_micros(conversation.taken.map(|taken| taken.at)))
    .bind(maybe_micros(conversation.taken.map(|taken| taken.carried.at)))
    .bind(conversation.taken.map(|taken| i64::from(taken.carried.hard)))
    .bind(json(&conversation.declined.iter().map(KeptDeclined::from).collect::<Vec<_>>())?)
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "conversation")
}

/// Who gave it back, as JSON keeps it.
#[derive(Serialize, Deserialize)]
struct KeptDeclined {
    by: Uuid,
    at: i64,
}

impl From<&Declined> for KeptDeclined {
    fn from(declined: &Declined) -> Self {
        Self {
            by: declined.by.uuid(),
            at: micros(declined.at),
        }
    }
}

fn declined(row: &Record) -> Result<Vec<Declined>, sqlx::Error> {
    let kept: Vec<KeptDeclined> = row.json("declined")?;
    let take = |kept: KeptDeclined| {
        Ok(Declined {
            by: kept.by.into(),
            at: Timestamp::from_microsecond(kept.at)?,
        })
    };
    let all: Result<_, jiff::Error> = kept.into_iter().map(take).collect();
    all.map_err(|why| broken("declined", why))
}

fn taken(row: &Record) -> Result<Option<Taken>, sqlx::Error> {
    let Some(by) = row.maybe_id("taken_by")? else {
        return Ok(None);
    };
    let carried = Carried {
        agent: by,
        at: row.time("carried_at")?,
        hard: row.get::<i64>("carried_hard")? == 1,
    };
    let at = row.time("taken_at")?;
    Ok(Some(Taken { by, at, carried }))
}

fn closed_by(state: &ConversationState) -> Option<String> {
    match state {
        ConversationState::Open => None,
        ConversationState::Closed { by, .. } => Some(by.to_string()),
    }
}

fn closed_at(state: &ConversationState) -> Option<i64> {
    match state {
        ConversationState::Open => None,
        ConversationState::Closed { at, .. } => Some(micros(*at)),
    }
}

fn side(who: Who) -> &'static str {
    match who {
        Who::Customer => "customer",
        Who::Agent => "agent",
    }
}

impl FromRow<'_, Record> for Stored<Conversation> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let state = match (row.maybe_actor("closed_by")?, row.maybe_time("closed_at")?) {
            (Some(by), Some(at)) => ConversationState::Closed { by, at },
            _ => ConversationState::Open,
        };
        Ok(Self(Conversation {
            id: row.id("id")?,
            team: row.id("team")?,
            customer: row.id("customer")?,
            subject: Line::trusted(row.get("subject")?),
            opened_at: row.time("opened_at")?,
            state,
            glance: Glance {
                preview: Line::trusted(row.get("preview")?),
                last_at: row.time("last_at")?,
                last_who: row.word("last_who")?,
                feeling: row.word("feeling")?,
                intensity: row.count("intensity")?,
                flags: row.json("flags")?,
                risk: row.get("risk")?,
                waiting_since: row.maybe_time("waiting_since")?,
            },
            taken: taken(row)?,
            declined: declined(row)?,
            version: Version::read(row.get("version")?),
        }))
    }
}

impl FromRow<'_, Record> for Stored<Summary> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let Stored(conversation) = Stored::from_row(row)?;
        Ok(Self(Summary {
            conversation,
            customer_name: Name::trusted(row.get("customer_name")?),
            taken_name: row.get::<Option<String>>("taken_name")?.map(Name::trusted),
            promise: None,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Reading> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        row.json("reading").map(Self)
    }
}

impl FromRow<'_, Record> for Stored<DismissedRule> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(DismissedRule {
            rule: row.get("rule")?,
            times: row.count("times")?,
        }))
    }
}
