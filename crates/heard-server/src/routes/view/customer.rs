//! A conversation as its customer sees it: what was said and promised. No readings, no drafts, nothing that can still be undone.

use heard_desk::{Actor, Message, Offer, OfferState, Outcome, Promise};
use heard_engine::Who;
use heard_store::Thread;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AskedView, CheckBackView, OptionsView, PromiseStandingView, StandingView};

/// A conversation as its customer sees it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CustomerView {
    id: Uuid,
    /// Who is being written to.
    team: String,
    /// Who answered last.
    #[schema(required)]
    agent: Option<String>,
    state: StandingView,
    /// Oldest first.
    messages: Vec<CustomerMessageView>,
    /// Oldest first.
    promises: Vec<CustomerPromiseView>,
    /// What they can choose from, or have chosen; oldest first. What was taken back is left out.
    options: Vec<OptionsView>,
    /// The last time that they were asked whether all is well.
    #[schema(required)]
    check_back: Option<CheckBackView>,
    /// Whether they are asked how it was, and what they answered.
    feedback: AskedView,
}

/// A message as the customer sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerMessage)]
pub(crate) struct CustomerMessageView {
    id: Uuid,
    /// Which side wrote it.
    who: Who,
    /// What its author is called.
    author: String,
    /// Plain text, never HTML.
    text: String,
    at: Timestamp,
}

impl CustomerMessageView {
    /// Of a message and its author's name.
    pub(crate) fn of(message: &Message, author: &str) -> Self {
        Self {
            id: message.id.uuid(),
            who: message.who(),
            author: author.to_owned(),
            text: message.text.as_str().to_owned(),
            at: message.at,
        }
    }
}

/// A promise as the customer sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerPromise)]
struct CustomerPromiseView {
    id: Uuid,
    /// What will be done.
    what: String,
    /// By when, where a time was given.
    #[schema(required)]
    due: Option<Timestamp>,
    /// What became of it.
    state: PromiseStandingView,
    /// Since when.
    #[schema(required)]
    settled_at: Option<Timestamp>,
    /// The new time of one that slipped.
    #[schema(required)]
    new_due: Option<Timestamp>,
}

impl From<&Promise> for CustomerPromiseView {
    fn from(promise: &Promise) -> Self {
        let settlement = promise.settlement();
        Self {
            id: promise.id.uuid(),
            what: promise.what.as_str().to_owned(),
            due: promise.due,
            state: promise.standing().into(),
            settled_at: settlement.map(|settlement| settlement.at),
            new_due: match settlement.map(|settlement| &settlement.outcome) {
                Some(Outcome::Slipped { new_due, .. }) => Some(*new_due),
                _ => None,
            },
        }
    }
}

impl CustomerView {
    /// Of a thread.
    pub(crate) fn of(thread: &Thread, team: &str, study: &[String], now: Timestamp) -> Self {
        let said = || thread.messages.iter().filter(|message| message.is_said());
        let last = said().rev().find(|message| matches!(message.author(), Actor::Agent(_)));
        let withdrawn = |offer: &&Offer| matches!(offer.state, OfferState::Withdrawn { .. });
        let offered = thread.offers.iter().filter(|offer| !withdrawn(offer));
        Self {
            id: thread.conversation.id.uuid(),
            team: team.to_owned(),
            agent: last.map(|message| thread.author(message).to_owned()),
            state: (&thread.conversation.state).into(),
            messages: said().map(|m| CustomerMessageView::of(m, thread.author(m))).collect(),
            promises: thread.promises.iter().map(CustomerPromiseView::from).collect(),
            options: offered.map(|offer| OptionsView::of(offer, now)).collect(),
            check_back: CheckBackView::last(&thread.follow_ups),
            feedback: AskedView::of(
                last.is_some() && thread.conversation.asks_feedback(thread.feedback.as_ref(), now),
                thread.feedback.as_ref(),
                study,
            ),
        }
    }
}
