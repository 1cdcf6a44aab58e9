//! A fact, as agents see it.

use heard_desk::{Fact, FactKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that the customer told once.
#[derive(Serialize, ToSchema)]
#[schema(as = Fact)]
pub(crate) struct FactView {
    id: Uuid,
    kind: FactKindView,
    /// The fact, in one line.
    line: String,
    /// The message that said it, where one did.
    #[schema(required)]
    message_id: Option<Uuid>,
    noted_at: Timestamp,
    /// When it was put right last.
    #[schema(required)]
    amended_at: Option<Timestamp>,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident)+) => {
        /// What a fact is about.
        #[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = FactKind)]
        pub(crate) enum FactKindView {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl From<FactKind> for FactKindView {
            fn from(kind: FactKind) -> Self {
                match kind {
                    $(FactKind::$kind => Self::$kind,)+
                }
            }
        }

        impl From<FactKindView> for FactKind {
            fn from(kind: FactKindView) -> Self {
                match kind {
                    $(FactKindView::$kind => Self::$kind,)+
                }
            }
        }
    };
}

kinds! {
    /// What they ordered, booked or hold, with its number.
    Order
    /// What they use.
    Device
    /// What their life is like, as far as it matters here.
    Situation
    /// How they like things done.
    Preference
    /// The name by which they want to be called.
    Called
    /// How their name is said.
    Pronunciation
    /// Anything else.
    Other
}

impl From<&Fact> for FactView {
    fn from(fact: &Fact) -> Self {
        Self {
            id: fact.id.uuid(),
            kind: fact.kind.into(),
            line: fact.line.as_str().to_owned(),
            message_id: fact.said_in.map(heard_desk::MessageId::uuid),
            noted_at: fact.noted_at,
            amended_at: fact.amended.map(|(_, at)| at),
        }
    }
}
