//! Conversations: opened by a customer, answered by agents, closed and opened again.
//!
//! A conversation holds what the queue shows and what verbs must know; its messages, promises and drafts stand beside it.

mod draft;
mod receive;
mod reply;
mod whose;

use jiff::Timestamp;

use crate::{Actor, Change, ConversationId, CustomerId, DeskError, Event, Glance, Happened, Ledger, Line, Message, TeamId, Version, Write};
pub use draft::{Dismissal, Draft};
pub use reply::nothing_unseen;
pub use whose::{Declined, SPARED, Taken};

/// One conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// Whose inbox it is in.
    pub team: TeamId,
    /// With whom.
    pub customer: CustomerId,
    /// What it is about, in one line.
    pub subject: Line,
    /// Since when.
    pub opened_at: Timestamp,
    /// Open or closed.
    pub state: ConversationState,
    /// What the queue shows.
    pub glance: Glance,
    /// Who has it, open or closed: what comes back comes back to them.
    pub taken: Option<Taken>,
    /// Who gave it back. Nobody else's to know.
    pub declined: Vec<Declined>,
    /// How often it was written.
    pub version: Version,
}

/// Open, or closed by somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationState {
    /// In the queue.
    Open,
    /// Out of the queue until somebody opens it again or the customer writes.
    Closed {
        /// By whom.
        by: Actor,
        /// When.
        at: Timestamp,
    },
}

/// What closing does about needs that wait.
#[derive(Clone, Copy, Debug)]
pub enum Unmet<'l> {
    /// It is refused while any does, so that somebody is asked first.
    Ask(&'l Ledger),
    /// They are known, and left.
    Leave,
}

/// Which conversations to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Those in the queue.
    Open,
    /// Those that were closed.
    Closed,
}

impl ConversationState {
    /// Without who and when.
    pub fn standing(&self) -> Standing {
        match self {
            Self::Open => Standing::Open,
            Self::Closed { .. } => Standing::Closed,
        }
    }
}

impl Conversation {
    /// Takes it out of the queue. A reply that is being sent still goes out, promises stay promised, and needs that wait stay open: that they
    /// were left so can be seen.
    pub fn close(&mut self, by: Actor, unmet: Unmet<'_>, now: Timestamp) -> Result<Change, DeskError> {
        match self.state {
            ConversationState::Closed { .. } => Err(DeskError::AlreadyClosed),
            ConversationState::Open => {
                if let Unmet::Ask(ledger) = unmet
                    && ledger.open().next().is_some()
                {
                    return Err(DeskError::NeedsOpen(ledger.open().count()));
                }
                self.state = ConversationState::Closed { by, at: now };
                Ok(self.changed(vec![]).event(self.event(by, now, Happened::Closed)))
            }
        }
    }

    /// Puts it back into the queue.
    pub fn reopen(&mut self, by: Actor, now: Timestamp) -> Result<Change, DeskError> {
        match self.state {
            ConversationState::Open => Err(DeskError::AlreadyOpen),
            ConversationState::Closed { .. } => {
                self.state = ConversationState::Open;
                Ok(self.changed(vec![]).event(self.event(by, now, Happened::Reopened)))
            }
        }
    }

    /// Counts the writing, and writes itself before what refers to it.
    pub(crate) fn changed(&mut self, mut beside: Vec<Write>) -> Change {
        self.version = self.version.next();
        beside.insert(0, Write::Conversation(self.clone()));
        Change::new(beside)
    }

    pub(crate) fn event(&self, by: Actor, at: Timestamp, what: Happened) -> Event {
        Event::within(self.id, self.team, by, at, what)
    }

    fn holds(&self, message: &Message) -> Result<(), DeskError> {
        if message.conversation == self.id {
            Ok(())
        } else {
            Err(DeskError::Elsewhere)
        }
    }
}
