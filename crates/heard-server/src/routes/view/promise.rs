//! A promise, as agents see it.

use heard_desk::{Outcome, Promise};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::PromiseStandingView;

/// A promise.
#[derive(Serialize, ToSchema)]
#[schema(as = Promise)]
pub(crate) struct PromiseView {
    id: Uuid,
    /// The message that made it.
    message_id: Uuid,
    /// What will be done.
    what: String,
    /// The words that promised it.
    quote: String,
    /// By when, where a time was given.
    #[schema(required)]
    due: Option<Timestamp>,
    /// What became of it.
    state: PromiseStandingView,
    /// Since when.
    #[schema(required)]
    settled_at: Option<Timestamp>,
    /// What the agent said of it.
    #[schema(required)]
    note: Option<String>,
    /// The new time of one that slipped; a promise of its own follows.
    #[schema(required)]
    new_due: Option<Timestamp>,
}

impl From<&Promise> for PromiseView {
    fn from(promise: &Promise) -> Self {
        let outcome = promise.settlement().map(|settlement| &settlement.outcome);
        let note = match outcome {
            Some(Outcome::Kept { note }) => note.as_ref(),
            Some(Outcome::Broken { why }) => why.as_ref(),
            _ => None,
        };
        Self {
            id: promise.id.uuid(),
            message_id: promise.message.uuid(),
            what: promise.what.as_str().to_owned(),
            quote: promise.quote.as_str().to_owned(),
            due: promise.due,
            state: promise.standing().into(),
            settled_at: promise.settlement().map(|settlement| settlement.at),
            note: note.map(|note| note.as_str().to_owned()),
            new_due: match outcome {
                Some(Outcome::Slipped { new_due, .. }) => Some(*new_due),
                _ => None,
            },
        }
    }
}
