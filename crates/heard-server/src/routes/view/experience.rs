//! An experience, as its writer and the team see it.

use heard_desk::{Agent, AgentId, Experience, Line};
use heard_store::Told;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Person;

/// A note of a similar case or feeling.
#[derive(Serialize, ToSchema)]
#[schema(as = Experience)]
pub(crate) struct ExperienceView {
    id: Uuid,
    /// Whose it is.
    by: Person,
    /// Whether it is of the agent who asks: nobody else changes it.
    mine: bool,
    #[schema(required)]
    title: Option<String>,
    text: String,
    /// The conversation beside which it was written.
    #[schema(required)]
    conversation_id: Option<Uuid>,
    written_at: Timestamp,
    /// When its words were changed last.
    changed_at: Timestamp,
    /// Since when the team reads it; `null` while it is private.
    #[schema(required)]
    shared_at: Option<Timestamp>,
}

impl ExperienceView {
    /// For its writer.
    pub(crate) fn own(it: &Experience, me: &Agent) -> Self {
        Self::of(it, &me.name, me.id)
    }

    /// For whoever reads it.
    pub(crate) fn told(told: &Told, reader: &Agent) -> Self {
        Self::of(&told.it, &told.by_name, reader.id)
    }

    fn of(it: &Experience, by_name: &str, reader: AgentId) -> Self {
        Self {
            id: it.id.uuid(),
            by: Person {
                id: it.by.uuid(),
                name: by_name.to_owned(),
            },
            mine: it.by == reader,
            title: it.note.title.as_ref().map(Line::as_str).map(str::to_owned),
            text: it.note.text.as_str().to_owned(),
            conversation_id: it.conversation.map(heard_desk::ConversationId::uuid),
            written_at: it.written_at,
            changed_at: it.changed_at,
            shared_at: it.shared_at,
        }
    }
}
