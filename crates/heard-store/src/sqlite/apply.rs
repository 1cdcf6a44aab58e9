//! Writing a change: every state by its own table's rules, then events, then jobs, in one transaction.

use async_trait::async_trait;
use heard_desk::{Change, Write};
use sqlx::SqliteConnection;

use super::{SqliteStore, conversations, events, jobs, messages, people, promises};
use crate::{Cursor, StoreError, Writes};

#[async_trait]
impl Writes for SqliteStore {
    async fn apply(&self, change: &Change) -> Result<(), StoreError> {
        self.writer.write(change, None).await
    }
}

/// Writes a change on the caller's transaction; returns the place of its last event.
pub(super) async fn put(db: &mut SqliteConnection, change: &Change) -> Result<Option<Cursor>, StoreError> {
    for write in &change.writes {
        put_state(db, write).await?;
    }
    let mut last = None;
    for event in &change.events {
        last = Some(events::put(db, event).await?);
    }
    for job in &change.jobs {
        jobs::put(db, job).await?;
    }
    Ok(last)
}

async fn put_state(db: &mut SqliteConnection, write: &Write) -> Result<(), StoreError> {
    match write {
        Write::Team(team) => people::put_team(db, team).await,
        Write::Agent(agent) => people::put_agent(db, agent).await,
        Write::Session(session) => people::put_session(db, session).await,
        Write::EndSession(token) => people::end_session(db, *token).await,
        Write::Customer(customer) => people::put_customer(db, customer).await,
        Write::Conversation(conversation) => conversations::put(db, conversation).await,
        Write::Message(message) => messages::put(db, message).await,
        Write::RemoveMessage(id) => messages::remove(db, *id).await,
        Write::Promise(promise) => promises::put(db, promise).await,
        Write::Draft(draft) => messages::put_draft(db, draft).await,
        Write::RemoveDraft(conversation, by) => messages::remove_draft(db, *conversation, *by).await,
        Write::Dismissal(dismissal) => messages::put_dismissal(db, dismissal).await,
    }
}
