//! A message, as agents see it.

use heard_desk::{Message, MessageState};
use heard_engine::{Reading, Who};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A message.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub(crate) struct MessageView {
    id: Uuid,
    /// Which side wrote it.
    who: Who,
    /// What its author is called.
    author: String,
    /// Plain text, never HTML.
    text: String,
    /// When it was received or sent.
    at: Timestamp,
    /// How far it has come.
    state: MessageStateView,
    /// While it can be undone: until when.
    #[schema(required)]
    sending_until: Option<Timestamp>,
    /// What a customer's message says; null for an agent's.
    #[schema(required)]
    reading: Option<Reading>,
}

/// How far a message has come.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MessageState)]
enum MessageStateView {
    /// From the customer.
    Received,
    /// From an agent, and can still be undone.
    Sending,
    /// From an agent, and the customer has it.
    Sent,
}

impl MessageView {
    /// Of a message and its author's name.
    pub(crate) fn of(message: &Message, author: &str) -> Self {
        let (state, sending_until) = match &message.state {
            MessageState::Received { .. } => (MessageStateView::Received, None),
            MessageState::Sending { until, .. } => (MessageStateView::Sending, Some(*until)),
            MessageState::Sent { .. } => (MessageStateView::Sent, None),
        };
        Self {
            id: message.id.uuid(),
            who: message.who(),
            author: author.to_owned(),
            text: message.text.as_str().to_owned(),
            at: message.at,
            state,
            sending_until,
            reading: message.reading().cloned(),
        }
    }
}
