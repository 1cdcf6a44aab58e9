//! What a recorded event means for a screen.

use heard_desk::{ConversationId, CustomerId, Event, Happened, PromiseId};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that a screen may show has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Change {
    /// A conversation: its messages, state or dismissals.
    Conversation {
        /// Which.
        #[schema(value_type = uuid::Uuid)]
        id: ConversationId,
    },
    /// A customer: what is known of them, who they are, or that they were erased.
    Customer {
        /// Who.
        #[schema(value_type = uuid::Uuid)]
        id: CustomerId,
    },
    /// A promise.
    Promise {
        /// Which.
        #[schema(value_type = uuid::Uuid)]
        id: PromiseId,
        /// Whose.
        #[schema(value_type = uuid::Uuid)]
        conversation_id: ConversationId,
    },
}

impl Change {
    /// What an event changes; `None` where no screen shows it.
    pub(crate) fn of(event: &Event) -> Option<Self> {
        if let Some(id) = event.what.customer() {
            return Some(Self::Customer { id });
        }
        let conversation = event.conversation?;
        Some(match event.what.promise() {
            Some(id) => Self::Promise {
                id,
                conversation_id: conversation,
            },
            None => Self::Conversation { id: conversation },
        })
    }

    /// The name of the server-sent event.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Conversation { .. } => "conversation",
            Self::Customer { .. } => "customer",
            Self::Promise { .. } => "promise",
        }
    }
}

/// Whether the customer's page shows it. What an agent is about to send, or has set aside, is the agent's.
pub(super) fn is_the_customers(event: &Event) -> bool {
    match event.what {
        Happened::Replied { .. }
        | Happened::Undone { .. }
        | Happened::Dismissed { .. }
        | Happened::Taken
        | Happened::GivenBack
        | Happened::HandedOver { .. }
        | Happened::Noted { .. }
        | Happened::NeedNoticed { .. }
        | Happened::NeedMet { .. }
        | Happened::NeedSetAside { .. }
        | Happened::NeedReopened { .. }
        | Happened::FollowUpPlanned { .. }
        | Happened::FollowUpDropped { .. }
        | Happened::PromiseExplained { .. }
        | Happened::PromiseDueSoon { .. }
        | Happened::FactNoted { .. }
        | Happened::FactAmended { .. }
        | Happened::FactForgotten { .. }
        | Happened::SamePerson { .. }
        | Happened::TwoPersons { .. }
        | Happened::Joined { .. }
        | Happened::RoleTaken { .. }
        | Happened::PasswordSet { .. }
        | Happened::SignedIn
        | Happened::SignedOut => false,
        Happened::Opened
        | Happened::Received { .. }
        | Happened::Delivered { .. }
        | Happened::Closed
        | Happened::Reopened
        | Happened::OptionsOffered { .. }
        | Happened::OptionChosen { .. }
        | Happened::OptionsWithdrawn { .. }
        | Happened::FollowUpSent { .. }
        | Happened::FollowUpAnswered { .. }
        | Happened::FeedbackGiven
        | Happened::Erased { .. }
        | Happened::PromiseMade { .. }
        | Happened::PromiseKept { .. }
        | Happened::PromiseSlipped { .. }
        | Happened::PromiseBroken { .. } => true,
    }
}
