//! What the screens are told of what was recorded: several events in a row about the same thing are told as one.

use heard_desk::{Actor, ConversationId, CustomerId, Happened, TeamId};
use heard_store::{Cursor, Recorded};

use super::change::{Change, is_the_customers};

/// One thing to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The place of the last event of the row.
    pub(super) cursor: Cursor,
    /// To whom it may be told.
    pub(super) team: TeamId,
    /// Where it happened, if in a conversation.
    pub(super) conversation: Option<ConversationId>,
    /// Whom it is about, where it is about a person.
    pub(super) customer: Option<CustomerId>,
    /// What it changes; `None` where no screen shows it.
    pub(super) change: Option<Change>,
    /// Whether the customer's page shows it.
    pub(super) customers: bool,
    /// Who has signed out, or has another password.
    pub(super) gone: Option<Actor>,
}

impl From<&Recorded> for Told {
    fn from(recorded: &Recorded) -> Self {
        let event = &recorded.event;
        Self {
            cursor: recorded.cursor,
            team: event.team,
            conversation: event.conversation,
            customer: event.what.customer(),
            change: Change::of(event),
            customers: is_the_customers(event),
            gone: match event.what {
                Happened::SignedOut => Some(event.by),
                Happened::PasswordSet { agent } => Some(Actor::Agent(agent)),
                _ => None,
            },
        }
    }
}

/// A message and the needs that are noticed in it are one change of its conversation: a screen fetches once.
pub(super) fn told(recorded: &[Recorded]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::with_capacity(recorded.len());
    for next in recorded.iter().map(Told::from) {
        match all.last_mut() {
            Some(last) if next.change.is_some() && (last.change, last.customer, last.team) == (next.change, next.customer, next.team) => {
                last.cursor = next.cursor;
                last.customers |= next.customers;
            }
            _ => all.push(next),
        }
    }
    all
}
