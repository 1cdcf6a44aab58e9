//! Options: two or more ways offered to the customer, who chooses one with a click, and may think again until somebody acts on it.

mod choose;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

pub use choose::went_out;

use crate::clock::after;
use crate::{
    Actor, AgentId, Change, Conversation, ConversationId, DeskError, Event, Happened, Line, MessageId, OfferId, TeamId, Text, Version,
    Write,
};

/// For how long there is a choice.
pub const CHOICE_WINDOW: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Fewer are no choice.
const FEWEST: usize = 2;
/// More are a burden.
const MOST: usize = 6;

/// Ways that were offered together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Whose it is to carry out.
    pub team: TeamId,
    /// Where it was made.
    pub conversation: ConversationId,
    /// The message that it came with.
    pub message: MessageId,
    /// Who made it.
    pub by: AgentId,
    /// When.
    pub made_at: Timestamp,
    /// What there is to choose from, two to six.
    pub ways: Vec<Way>,
    /// Until when there is a choice.
    pub expires_at: Timestamp,
    /// What became of it.
    pub state: OfferState,
    /// How often it was written.
    pub version: Version,
}

/// One of the ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it is, in a line: "A replacement by Friday".
    pub title: Line,
    /// What happens, step by step.
    pub steps: Option<Text>,
    /// What it costs the customer: "nothing".
    pub cost: Option<Line>,
    /// How long it takes: "three working days".
    pub time: Option<Line>,
}

/// What became of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// Nothing is chosen yet.
    Open,
    /// The customer has chosen, and may choose otherwise.
    Chosen(Choice),
    /// Somebody has answered since: the choice stands.
    ActedOn {
        /// What was chosen.
        choice: Choice,
        /// Who acts on it.
        by: AgentId,
        /// Since when.
        at: Timestamp,
    },
    /// It is no longer offered: withdrawn, or replaced by another.
    Withdrawn {
        /// Who took it back.
        by: AgentId,
        /// When.
        at: Timestamp,
    },
}

/// What a customer chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which way, counted from 0.
    pub way: usize,
    /// When.
    pub at: Timestamp,
}

impl OfferState {
    /// The name used in JSON, in stores and on screens.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Chosen(_) => "chosen",
            Self::ActedOn { .. } => "acted_on",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

impl Offer {
    /// What was chosen.
    pub fn choice(&self) -> Option<Choice> {
        match self.state {
            OfferState::Chosen(choice) | OfferState::ActedOn { choice, .. } => Some(choice),
            OfferState::Open | OfferState::Withdrawn { .. } => None,
        }
    }

    /// Whether the customer can choose now, or choose otherwise.
    pub fn is_choosable(&self, now: Timestamp) -> bool {
        matches!(self.state, OfferState::Open | OfferState::Chosen(_)) && now < self.expires_at
    }

    /// Ways that have reached the customer with a reply.
    pub(crate) fn make(conversation: &Conversation, message: MessageId, by: AgentId, ways: Vec<Way>, now: Timestamp) -> (Self, Change) {
        let offer = Self {
            id: OfferId::at(now),
            team: conversation.team,
            conversation: conversation.id,
            message,
            by,
            made_at: now,
            ways,
            expires_at: after(now, CHOICE_WINDOW),
            state: OfferState::Open,
            version: Version::FIRST,
        };
        let event = offer.event(Actor::Agent(by), now, Happened::OptionsOffered { offer: offer.id });
        let change = Change::new(vec![Write::Offer(offer.clone())]).event(event);
        (offer, change)
    }

    fn turn(&mut self, state: OfferState) -> Change {
        self.state = state;
        self.version = self.version.next();
        Change::new(vec![Write::Offer(self.clone())])
    }

    fn event(&self, by: Actor, at: Timestamp, what: Happened) -> Event {
        Event::within(self.conversation, self.team, by, at, what)
    }
}

/// Whether these ways leave a choice: enough of them, not too many, each of its own name.
pub(crate) fn leave_a_choice(ways: &[Way]) -> Result<(), DeskError> {
    let titles: BTreeSet<String> = ways.iter().map(|way| way.title.to_lowercase()).collect();
    match ways.len() {
        0 => Ok(()),
        FEWEST..=MOST if titles.len() == ways.len() => Ok(()),
        FEWEST..=MOST => Err(DeskError::SameOptions),
        _ => Err(DeskError::NoChoice {
            fewest: FEWEST,
            most: MOST,
        }),
    }
}
