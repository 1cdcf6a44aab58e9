//! What happened, for live screens and for the record. Events name things and never carry words.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, AgentId, ConversationId, CustomerId, FactId, FollowUpId, MessageId, NeedId, NoteId, OfferId, PromiseId, TeamId};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// To whom it may be told.
    pub team: TeamId,
    /// In which conversation, if in one.
    pub conversation: Option<ConversationId>,
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Happened,
}

impl Event {
    pub(crate) fn within(conversation: ConversationId, team: TeamId, by: Actor, at: Timestamp, what: Happened) -> Self {
        Self {
            team,
            conversation: Some(conversation),
            by,
            at,
            what,
        }
    }
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// A customer began a conversation.
    Opened,
    /// A customer wrote.
    Received {
        /// What they wrote.
        message: MessageId,
    },
    /// An agent sent a reply, which can still be undone.
    Replied {
        /// The reply.
        message: MessageId,
    },
    /// The agent took it back in time.
    Undone {
        /// The reply, which is gone.
        message: MessageId,
    },
    /// A reply has reached the customer.
    Delivered {
        /// The reply.
        message: MessageId,
    },
    /// Somebody closed the conversation.
    Closed,
    /// Somebody opened it again; a customer does so by writing.
    Reopened,
    /// An agent took it, from the queue or from a colleague.
    Taken,
    /// An agent gave it back to the queue.
    GivenBack,
    /// An agent handed it over.
    HandedOver {
        /// To whom; `None`: to the queue.
        to: Option<AgentId>,
    },
    /// An agent wrote a note for the team.
    Noted {
        /// Which.
        note: NoteId,
    },
    /// An agent set a finding aside.
    Dismissed {
        /// Its rule.
        rule: String,
    },
    /// The customer needs something.
    NeedNoticed {
        /// What.
        need: NeedId,
    },
    /// It was met.
    NeedMet {
        /// What.
        need: NeedId,
    },
    /// An agent set it aside.
    NeedSetAside {
        /// What.
        need: NeedId,
    },
    /// It waits after all.
    NeedReopened {
        /// What.
        need: NeedId,
    },
    /// A promise was made to the customer.
    PromiseMade {
        /// Which.
        promise: PromiseId,
    },
    /// A promise is due soon.
    PromiseDueSoon {
        /// Which.
        promise: PromiseId,
    },
    /// It was kept.
    PromiseKept {
        /// Which.
        promise: PromiseId,
    },
    /// It slipped, and the customer was told before.
    PromiseSlipped {
        /// Which.
        promise: PromiseId,
        /// The promise of the new time.
        next: PromiseId,
    },
    /// Its time passed.
    PromiseBroken {
        /// Which.
        promise: PromiseId,
    },
    /// Somebody has said why it was broken.
    PromiseExplained {
        /// Which.
        promise: PromiseId,
    },
    /// Options were offered to the customer.
    OptionsOffered {
        /// Which.
        offer: OfferId,
    },
    /// The customer has chosen.
    OptionChosen {
        /// Of which offer.
        offer: OfferId,
    },
    /// They are no longer offered.
    OptionsWithdrawn {
        /// Which.
        offer: OfferId,
    },
    /// A check-back was planned.
    FollowUpPlanned {
        /// Which.
        follow_up: FollowUpId,
    },
    /// It has gone out.
    FollowUpSent {
        /// Which.
        follow_up: FollowUpId,
    },
    /// It does not go out.
    FollowUpDropped {
        /// Which.
        follow_up: FollowUpId,
    },
    /// The customer has said whether all is well.
    FollowUpAnswered {
        /// Which.
        follow_up: FollowUpId,
    },
    /// The customer has said whether they felt heard.
    FeedbackGiven,
    /// An agent noted what a customer told.
    FactNoted {
        /// Of whom.
        customer: CustomerId,
        /// What.
        fact: FactId,
    },
    /// An agent put it right.
    FactAmended {
        /// Of whom.
        customer: CustomerId,
        /// What.
        fact: FactId,
    },
    /// An agent forgot it.
    FactForgotten {
        /// Of whom.
        customer: CustomerId,
        /// What.
        fact: FactId,
    },
    /// An agent said that two customers are one person.
    SamePerson {
        /// Who.
        customer: CustomerId,
        /// As whom they are known.
        person: CustomerId,
    },
    /// An agent took it back: they are two people.
    TwoPersons {
        /// Who is known for themselves.
        customer: CustomerId,
        /// As whom they were known.
        person: CustomerId,
    },
    /// An agent erased a customer; each way in which they came is told of.
    Erased {
        /// Who; nothing has this id any more.
        customer: CustomerId,
    },
    /// Somebody joined the team.
    Joined {
        /// Who.
        agent: AgentId,
    },
    /// An agent leads the team from now on, or no longer does.
    RoleTaken {
        /// Who.
        agent: AgentId,
    },
    /// An agent has another password; who chose it did this.
    PasswordSet {
        /// Whose.
        agent: AgentId,
    },
    /// An agent signed in.
    SignedIn,
    /// An agent signed out.
    SignedOut,
}

impl Happened {
    /// The promise that it is about, if it is about one.
    pub fn promise(&self) -> Option<PromiseId> {
        match self {
            Self::PromiseMade { promise }
            | Self::PromiseDueSoon { promise }
            | Self::PromiseKept { promise }
            | Self::PromiseSlipped { promise, .. }
            | Self::PromiseBroken { promise }
            | Self::PromiseExplained { promise } => Some(*promise),
            _ => None,
        }
    }

    /// The customer that it is about, where it is about one and not about a conversation.
    pub fn customer(&self) -> Option<CustomerId> {
        match self {
            Self::FactNoted { customer, .. }
            | Self::FactAmended { customer, .. }
            | Self::FactForgotten { customer, .. }
            | Self::SamePerson { person: customer, .. }
            | Self::TwoPersons { person: customer, .. }
            | Self::Erased { customer } => Some(*customer),
            _ => None,
        }
    }
}
