//! Promises: what was promised to a customer in words that they have, and what became of it.

mod moved;
mod settle;
mod usual;

use jiff::{SignedDuration, Timestamp};

use crate::{
    Actor, AgentId, Change, Conversation, ConversationId, Event, Happened, MessageId, Pledge, PromiseId, TeamId, Text, Version, Work, Write,
};
pub use moved::{Promised, promised};
pub use settle::Slipped;
pub use usual::{Usual, usual};

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// Whose it is to keep.
    pub team: TeamId,
    /// Where it was made.
    pub conversation: ConversationId,
    /// The message that made it.
    pub message: MessageId,
    /// Who made it.
    pub by: AgentId,
    /// When it was made.
    pub made_at: Timestamp,
    /// What will be done.
    pub what: Text,
    /// The words of the message that say so.
    pub quote: Text,
    /// By when; `None` where no time was given: such a promise is never late.
    pub due: Option<Timestamp>,
    /// The promise that slipped into this one.
    pub follows: Option<PromiseId>,
    /// What became of it.
    pub state: PromiseState,
    /// How often it was written.
    pub version: Version,
}

/// Open until it is settled, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// To be kept.
    Open,
    /// Kept, slipped or broken.
    Settled(Settlement),
}

/// Who settled a promise, when, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Who; the desk where the time passed.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// How.
    pub outcome: Outcome,
}

/// What becomes of a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Kept {
        /// What the agent says of it.
        note: Option<Text>,
    },
    /// The customer was told of a new time before the old one had passed; a promise of that time follows.
    Slipped {
        /// The new time.
        new_due: Timestamp,
        /// The message that told the customer.
        word: MessageId,
    },
    /// The time passed without a word.
    Broken {
        /// Why, where somebody has said it.
        why: Option<Text>,
    },
}

/// Which promises to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PromiseStanding {
    /// To be kept.
    Open,
    /// Done in time.
    Kept,
    /// Moved with a word to the customer.
    Slipped,
    /// Not kept.
    Broken,
}

impl PromiseStanding {
    /// The name used in JSON and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Slipped => "slipped",
            Self::Broken => "broken",
        }
    }
}

impl Promise {
    /// Where it stands, without who and when.
    pub fn standing(&self) -> PromiseStanding {
        match &self.state {
            PromiseState::Open => PromiseStanding::Open,
            PromiseState::Settled(settlement) => match settlement.outcome {
                Outcome::Kept { .. } => PromiseStanding::Kept,
                Outcome::Slipped { .. } => PromiseStanding::Slipped,
                Outcome::Broken { .. } => PromiseStanding::Broken,
            },
        }
    }

    /// Who sees to it: who has its conversation, else who made it. So a conversation that is handed over takes its promises along.
    pub fn owner(&self, conversation: &Conversation) -> AgentId {
        conversation.with().unwrap_or(self.by)
    }

    /// Who settled it, when and how.
    pub fn settlement(&self) -> Option<&Settlement> {
        match &self.state {
            PromiseState::Open => None,
            PromiseState::Settled(settlement) => Some(settlement),
        }
    }

    /// Makes a promise of a pledge that has reached the customer, and has its time watched.
    pub(crate) fn make(conversation: &Conversation, message: MessageId, by: AgentId, pledge: Pledge, now: Timestamp) -> (Self, Change) {
        let promise = Self {
            id: PromiseId::at(now),
            team: conversation.team,
            conversation: conversation.id,
            message,
            by,
            made_at: now,
            what: pledge.what,
            quote: pledge.quote,
            due: pledge.due,
            follows: None,
            state: PromiseState::Open,
            version: Version::FIRST,
        };
        let change = promise.watched(now);
        (promise, change)
    }

    /// The change that makes it: itself, the event, and the jobs that watch its time.
    fn watched(&self, now: Timestamp) -> Change {
        let happened = Happened::PromiseMade { promise: self.id };
        let change = Change::new(vec![Write::Promise(self.clone())]).event(self.event(Actor::Agent(self.by), now, happened));
        let Some(due) = self.due else { return change };
        let due_job = Work::PromiseDue { promise: self.id }.at(due);
        if due <= now {
            // The reply was delivered late, after the desk was off: there is nothing left to remind of.
            return change.job(due_job);
        }
        let reminder = Work::PromiseReminder { promise: self.id }.at(remind_at(now, due));
        change.job(reminder).job(due_job)
    }

    fn event(&self, by: Actor, at: Timestamp, what: Happened) -> Event {
        Event::within(self.conversation, self.team, by, at, what)
    }
}

/// When to remind of a promise made at `made` and due at `due`: when a quarter of the time is left, but never earlier than a day before.
pub fn remind_at(made: Timestamp, due: Timestamp) -> Timestamp {
    let day = SignedDuration::from_hours(24);
    let ahead = (due.duration_since(made) / 4).clamp(SignedDuration::ZERO, day);
    due.checked_sub(ahead).unwrap_or(due)
}
