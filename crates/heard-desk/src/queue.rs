//! Who comes first. A pure function of what the queue shows and the time, so that it can be explained and tested.

use std::cmp::Reverse;

use heard_engine::Flag;
use jiff::{SignedDuration, Timestamp};

use crate::{Conversation, Name, Promise, remind_at};

/// One line of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The conversation with its glance.
    pub conversation: Conversation,
    /// What the customer wants to be called.
    pub customer_name: Name,
    /// What who has it is called, where somebody has.
    pub taken_name: Option<Name>,
    /// The open promise that is due next.
    pub promise: Option<Promise>,
}

/// Why a conversation stands where it stands. Sorts most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A promise is about to break, or late: the one due first comes first.
    PromiseDue(Timestamp),
    /// Somebody vulnerable or in haste is waiting: by felt wait, longest first.
    Care(Reverse<SignedDuration>),
    /// Somebody is waiting: by felt wait, longest first.
    Waiting(Reverse<SignedDuration>),
    /// Nobody is waiting: the latest word first.
    Resting(Reverse<Timestamp>),
}

/// How urgent a conversation is.
pub fn urgency(summary: &Summary, now: Timestamp) -> Urgency {
    let glance = &summary.conversation.glance;
    if let Some(due) = summary.promise.as_ref().and_then(|promise| about_to_break(promise, now)) {
        return Urgency::PromiseDue(due);
    }
    match glance.waiting_since {
        None => Urgency::Resting(Reverse(glance.last_at)),
        Some(since) => {
            let wait = Reverse(felt(now.duration_since(since), glance.risk));
            if glance.flags.iter().any(|f| matches!(f, Flag::Vulnerable | Flag::Urgent)) {
                Urgency::Care(wait)
            } else {
                Urgency::Waiting(wait)
            }
        }
    }
}

/// Sorts a queue, most urgent first; where nothing tells two apart, the older comes first.
pub fn order(queue: &mut [Summary], now: Timestamp) {
    queue.sort_by_cached_key(|summary| (urgency(summary, now), summary.conversation.opened_at, summary.conversation.id));
}

/// The time of an open promise from its reminder on.
fn about_to_break(promise: &Promise, now: Timestamp) -> Option<Timestamp> {
    let due = promise.due.filter(|_| promise.settlement().is_none())?;
    (remind_at(promise.made_at, due) <= now).then_some(due)
}

/// A minute counts up to four times for somebody about to give up. So an upset customer comes first, yet a calm one who has waited four
/// times as long is never left behind.
fn felt(wait: SignedDuration, risk: f32) -> SignedDuration {
    let weight = 1.0 + 3.0 * f64::from(risk.clamp(0.0, 1.0));
    SignedDuration::try_from_secs_f64(wait.as_secs_f64().max(0.0) * weight).unwrap_or(SignedDuration::MAX)
}
