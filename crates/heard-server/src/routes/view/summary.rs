//! One line of the queue.

use heard_desk::{Promise, Summary};
use heard_engine::{Feeling, Flag, Who};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CallingView, Person, PromiseStandingView, StandingView};

/// One line of the queue.
#[derive(Serialize, ToSchema)]
#[schema(as = Summary)]
pub(crate) struct SummaryView {
    id: Uuid,
    customer: Person,
    /// What it is about.
    subject: String,
    state: StandingView,
    /// The beginning of the last message.
    preview: String,
    /// When it came.
    last_at: Timestamp,
    /// Whose it is.
    last_who: Who,
    /// How the customer felt when they last wrote.
    feeling: Feeling,
    /// How strongly, 0–3.
    #[schema(maximum = 3)]
    intensity: u8,
    /// What calls for care.
    flags: Vec<Flag>,
    /// Since when the customer waits for an answer.
    #[schema(required)]
    waiting_since: Option<Timestamp>,
    /// The open promise that is due next.
    #[schema(required)]
    promise: Option<NextPromise>,
    /// Risk of escalation, 0–1.
    risk: f32,
    /// Who has it.
    #[schema(required)]
    taken_by: Option<Person>,
    /// What colleagues ask of you here, or answered you; the oldest first.
    calls: Vec<Caller>,
}

/// The promise that is due next.
#[derive(Serialize, ToSchema)]
struct NextPromise {
    id: Uuid,
    /// What will be done.
    what: String,
    /// By when.
    #[schema(required)]
    due: Option<Timestamp>,
    state: PromiseStandingView,
}

impl From<&Promise> for NextPromise {
    fn from(promise: &Promise) -> Self {
        Self {
            id: promise.id.uuid(),
            what: promise.what.as_str().to_owned(),
            due: promise.due,
            state: promise.standing().into(),
        }
    }
}

/// A colleague's call to you.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Caller {
    /// What it is.
    pub(crate) calling: CallingView,
    /// Who calls.
    pub(crate) by: String,
}

impl SummaryView {
    /// Of a line, and what colleagues ask there of whoever asks.
    pub(crate) fn of(summary: &Summary, calls: Vec<Caller>) -> Self {
        let conversation = &summary.conversation;
        let glance = &conversation.glance;
        Self {
            id: conversation.id.uuid(),
            customer: Person {
                id: conversation.customer.uuid(),
                name: summary.customer_name.as_str().to_owned(),
            },
            subject: conversation.subject.as_str().to_owned(),
            state: (&conversation.state).into(),
            preview: glance.preview.as_str().to_owned(),
            last_at: glance.last_at,
            last_who: glance.last_who,
            feeling: glance.feeling,
            intensity: glance.intensity,
            flags: glance.flags.clone(),
            waiting_since: glance.waiting_since,
            promise: summary.promise.as_ref().map(NextPromise::from),
            risk: glance.risk,
            taken_by: conversation.with().map(|id| Person {
                id: id.uuid(),
                name: summary
                    .taken_name
                    .as_ref()
                    .map_or_else(String::new, |name| name.as_str().to_owned()),
            }),
            calls,
        }
    }
}
