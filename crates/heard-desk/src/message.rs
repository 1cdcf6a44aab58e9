//! What was said, by whom, and how far it has come.

use std::fmt;

use heard_engine::{Reading, Turn, Who};
use jiff::{SignedDuration, Timestamp};

use crate::clock::after;
use crate::offer::leave_a_choice;
use crate::{Actor, AgentId, ConversationId, CustomerId, DeskError, MessageId, Text, Way};

/// How long a reply can be undone.
pub const UNDO_WINDOW: SignedDuration = SignedDuration::from_secs(10);

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Where it was said.
    pub conversation: ConversationId,
    /// What was said.
    pub text: Text,
    /// When it was received or sent; while it is being sent, when it was written.
    pub at: Timestamp,
    /// By whom, and how far it has come.
    pub state: MessageState,
}

/// By whom a message is, and how far it has come.
#[derive(Clone, PartialEq)]
pub enum MessageState {
    /// From the customer.
    Received {
        /// Who wrote it.
        from: CustomerId,
        /// What it says; kept, so that it is judged once.
        reading: Box<Reading>,
    },
    /// From an agent, who can still undo it. The customer does not see it.
    Sending {
        /// Who wrote it.
        by: AgentId,
        /// When it goes out.
        until: Timestamp,
        /// What goes with it.
        enclosed: Enclosed,
    },
    /// From an agent, and the customer has it.
    Sent {
        /// Who wrote it.
        by: AgentId,
    },
}

/// What goes with a reply, as confirmed by the agent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// What it promises.
    pub pledges: Vec<Pledge>,
    /// The options that it offers: none, or two to six.
    pub ways: Vec<Way>,
}

impl From<Vec<Pledge>> for Enclosed {
    fn from(pledges: Vec<Pledge>) -> Self {
        Self { pledges, ways: vec![] }
    }
}

/// What a reply promises, before it has reached the customer and become a [`Promise`](crate::Promise).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pledge {
    /// What will be done.
    pub what: Text,
    /// The words of the reply that say so.
    pub quote: Text,
    /// By when, where the words say it.
    pub due: Option<Timestamp>,
}

impl Message {
    /// Which side wrote it.
    pub fn who(&self) -> Who {
        match self.state {
            MessageState::Received { .. } => Who::Customer,
            MessageState::Sending { .. } | MessageState::Sent { .. } => Who::Agent,
        }
    }

    /// As the engine reads it.
    pub fn turn(&self) -> Turn<'_> {
        Turn {
            who: self.who(),
            text: &self.text,
        }
    }

    /// Who wrote it.
    pub fn author(&self) -> Actor {
        match self.state {
            MessageState::Received { from, .. } => Actor::Customer(from),
            MessageState::Sending { by, .. } | MessageState::Sent { by } => Actor::Agent(by),
        }
    }

    /// Whether the customer may see it.
    pub fn is_said(&self) -> bool {
        !matches!(self.state, MessageState::Sending { .. })
    }

    /// What a customer's message says.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.state {
            MessageState::Received { reading, .. } => Some(reading),
            MessageState::Sending { .. } | MessageState::Sent { .. } => None,
        }
    }

    /// A reply, to be sent when it can no longer be undone.
    pub(crate) fn reply(
        conversation: ConversationId,
        by: AgentId,
        text: Text,
        enclosed: Enclosed,
        now: Timestamp,
    ) -> Result<(Self, Timestamp), DeskError> {
        let until = after(now, UNDO_WINDOW);
        for pledge in &enclosed.pledges {
            pledge.check(&text, until)?;
        }
        leave_a_choice(&enclosed.ways)?;
        let message = Self {
            id: MessageId::at(now),
            conversation,
            text,
            at: now,
            state: MessageState::Sending { by, until, enclosed },
        };
        Ok((message, until))
    }
}

impl Pledge {
    /// The words must be the agent's own, and the time must be to come when the customer reads them.
    fn check(&self, reply: &Text, sent_at: Timestamp) -> Result<(), DeskError> {
        if !reply.contains(self.quote.as_str()) {
            return Err(DeskError::NotInReply);
        }
        match self.due {
            Some(due) if due <= sent_at => Err(DeskError::DueInThePast(due)),
            _ => Ok(()),
        }
    }
}

/// Shows neither words nor what was read from them.
impl fmt::Debug for MessageState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Received { from, .. } => f.debug_struct("Received").field("from", from).finish_non_exhaustive(),
            Self::Sending { by, until, .. } => f
                .debug_struct("Sending")
                .field("by", by)
                .field("until", until)
                .finish_non_exhaustive(),
            Self::Sent { by } => f.debug_struct("Sent").field("by", by).finish(),
        }
    }
}
