//! The contract that every store keeps, one trait a concern. `tests/contract` says in full what each method promises.
//!
//! On a `dyn Store` (or an `impl Store`) all methods are at hand without importing the traits.

mod conversations;
mod events;
mod feedback;
mod jobs;
mod needs;
mod outcomes;
mod people;
mod promises;
mod writes;

use heard_desk::{ConversationId, Name};

pub use conversations::{Conversations, DismissedRule, Thread};
pub use events::{Cursor, Events, Recorded};
pub use feedback::Feedbacks;
pub use jobs::{DueJob, Jobs, Lease, backoff};
pub use needs::Needs;
pub use outcomes::Outcomes;
pub use people::People;
pub use promises::Promises;
pub use writes::Writes;

/// A store: writes changes, reads states, hands out jobs, tells what happened.
pub trait Store: Writes + People + Conversations + Needs + Promises + Feedbacks + Outcomes + Jobs + Events + Send + Sync + 'static {}

impl<S: Writes + People + Conversations + Needs + Promises + Feedbacks + Outcomes + Jobs + Events + Send + Sync + 'static> Store for S {}

/// A state of a conversation with the person whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Of<T> {
    /// The state.
    pub it: T,
    /// Where it stands.
    pub conversation: ConversationId,
    /// What the customer wants to be called.
    pub customer_name: Name,
}
