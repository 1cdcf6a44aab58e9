//! Needs of a customer, kept with who said it where, until they are met or set aside.
//!
//! The engine notices needs and sees them met; an agent has the last word on both. Whatever an agent says otherwise is kept beside what the
//! engine said, and shown; it trains nothing.

mod ledger;
mod settle;

use heard_engine::{Evidence, NeedKind};
use jiff::Timestamp;

pub use ledger::{Answered, Ledger};

use crate::{
    Actor, Change, Conversation, ConversationId, Event, Happened, Line, Message, MessageId, NeedId, Quote, TeamId, Text, Version, Write,
};

/// Something a customer needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Whose it is to meet.
    pub team: TeamId,
    /// Where.
    pub conversation: ConversationId,
    /// The message that says it.
    pub message: MessageId,
    /// Its kind, which tells its ledger.
    pub kind: NeedKind,
    /// One line for the screen.
    pub label: Line,
    /// The customer's words in that message; `None` where an agent heard it between the lines.
    pub words: Option<Evidence>,
    /// Who noticed it: the desk, by reading, or an agent.
    pub noticed_by: Actor,
    /// When.
    pub noticed_at: Timestamp,
    /// What became of it, oldest first; it is open at first.
    pub turns: Vec<NeedTurn>,
    /// How often it was written.
    pub version: Version,
}

/// One change of where a need stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedTurn {
    /// Who says so: the desk, by reading a reply; an agent; or the customer, by thanking.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Where it stands since.
    pub to: NeedState,
}

/// Where a need stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedState {
    /// It waits.
    Open,
    /// It was met.
    Met {
        /// By this message.
        by: MessageId,
        /// Its words, where there are some to point at.
        words: Option<Quote>,
    },
    /// It is not to be met.
    SetAside {
        /// Why.
        why: Text,
    },
}

/// Which needs to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NeedStanding {
    /// Waiting.
    Open,
    /// Met by a message.
    Met,
    /// Set aside by somebody.
    SetAside,
}

impl NeedStanding {
    /// The name used in JSON, in stores and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::SetAside => "set_aside",
        }
    }
}

impl Need {
    /// Where it stands.
    pub fn state(&self) -> &NeedState {
        self.turns.last().map_or(&NeedState::Open, |turn| &turn.to)
    }

    /// Without who and why.
    pub fn standing(&self) -> NeedStanding {
        match self.state() {
            NeedState::Open => NeedStanding::Open,
            NeedState::Met { .. } => NeedStanding::Met,
            NeedState::SetAside { .. } => NeedStanding::SetAside,
        }
    }

    /// Whether it waits.
    pub fn is_open(&self) -> bool {
        self.standing() == NeedStanding::Open
    }

    /// Whether an agent said otherwise than the engine: heard it where nothing was read, set aside what was read, or moved it where the
    /// reading of the reply had not.
    pub fn is_corrected(&self) -> bool {
        let agents = |actor: &Actor| matches!(actor, Actor::Agent(_));
        agents(&self.noticed_by) || self.turns.iter().any(|turn| agents(&turn.by))
    }

    /// One that waits, without words yet.
    fn of(conversation: &Conversation, message: &Message, kind: NeedKind, label: Line, by: Actor, now: Timestamp) -> Self {
        Self {
            id: NeedId::at(now),
            team: conversation.team,
            conversation: conversation.id,
            message: message.id,
            kind,
            label,
            words: None,
            noticed_by: by,
            noticed_at: now,
            turns: Vec::new(),
            version: Version::FIRST,
        }
    }

    fn event(&self, by: Actor, at: Timestamp, what: Happened) -> Event {
        Event::within(self.conversation, self.team, by, at, what)
    }

    /// The change that makes it.
    fn noticed(&self) -> Change {
        let happened = Happened::NeedNoticed { need: self.id };
        Change::new(vec![Write::Need(self.clone())]).event(self.event(self.noticed_by, self.noticed_at, happened))
    }
}
