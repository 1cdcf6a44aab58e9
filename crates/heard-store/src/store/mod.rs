//! The contract that every store keeps, one trait a concern. `tests/contract` says in full what each method promises.
//!
//! On a `dyn Store` (or an `impl Store`) all methods are at hand without importing the traits.

mod care;
mod conversations;
mod deeds;
mod events;
mod experiences;
mod feedback;
mod follow_ups;
mod jobs;
mod needs;
mod offers;
mod outcomes;
mod own;
mod own_scenarios;
mod people;
mod persons;
mod promises;
mod quiz;
mod rehearsals;
mod secrets;
mod sheets;
mod writes;

use heard_desk::{ConversationId, Name};

pub use care::{Care, Colleague, Notes};
pub use conversations::{Conversations, DismissedRule, Thread};
pub use deeds::Deeds;
pub use events::{Cursor, Events, Recorded};
pub use experiences::{Experiences, Told};
pub use feedback::Feedbacks;
pub use follow_ups::FollowUps;
pub use jobs::{DueJob, Jobs, Lease, backoff};
pub use needs::Needs;
pub use offers::Offers;
pub use outcomes::{Courses, Outcomes};
pub use own::{Own, Practised};
pub use own_scenarios::{Lent, OwnScenarios};
pub use people::People;
pub use persons::{Held, Persons, Receipt};
pub use promises::Promises;
pub use quiz::{Asked, Quiz, Sat};
pub use rehearsals::{KeptRehearsal, Rehearsals};
pub use secrets::Secrets;
pub use sheets::Sheets;
pub use writes::Writes;

macro_rules! store {
    ($($concern:ident,)+) => {
        /// A store: writes changes, reads states, hands out jobs, tells what happened.
        pub trait Store: $($concern +)+ Send + Sync + 'static {}

        impl<S: $($concern +)+ Send + Sync + 'static> Store for S {}
    };
}

store! {
    Writes,
    People,
    Persons,
    Conversations,
    Deeds,
    Needs,
    Promises,
    Offers,
    FollowUps,
    Feedbacks,
    Outcomes,
    Sheets,
    Care,
    Notes,
    Experiences,
    Quiz,
    Own,
    Rehearsals,
    OwnScenarios,
    Secrets,
    Jobs,
    Events,
}

/// A state of a conversation with the person whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Of<T> {
    /// The state.
    pub it: T,
    /// Where it stands.
    pub conversation: ConversationId,
    /// What the customer wants to be called.
    pub customer_name: Name,
    /// What who has the conversation is called, where somebody has.
    pub taken_name: Option<Name>,
}
