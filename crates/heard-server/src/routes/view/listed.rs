//! What stands in lists over all conversations, with whose it is.

use heard_desk::{Feedback, FollowUp, Need, Promise};
use heard_store::Of;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{FeedbackView, FollowUpView, NeedView, PromiseView};

macro_rules! listed {
    ($($(#[$doc:meta])* $listed:ident: $state:ty as $view:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Serialize, ToSchema)]
        pub(crate) struct $listed {
            #[serde(flatten)]
            it: $view,
            conversation_id: Uuid,
            customer_name: String,
            /// Who has the conversation, and so sees to it.
            #[schema(required)]
            with: Option<String>,
        }

        impl From<&Of<$state>> for $listed {
            fn from(listed: &Of<$state>) -> Self {
                Self {
                    it: (&listed.it).into(),
                    conversation_id: listed.conversation.uuid(),
                    customer_name: listed.customer_name.as_str().to_owned(),
                    with: listed.taken_name.as_ref().map(|name| name.as_str().to_owned()),
                }
            }
        }
    )*};
}

listed! {
    /// A need with whose it is.
    CorrectedNeed: Need as NeedView;
    /// A promise with whom it was made to.
    ListedPromise: Promise as PromiseView;
    /// An answer with whose it is.
    ListedFeedback: Feedback as FeedbackView;
    /// A check-back with whose it is.
    ListedFollowUp: FollowUp as FollowUpView;
}
