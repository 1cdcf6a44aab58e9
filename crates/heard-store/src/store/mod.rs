//! The contract that every store keeps, one trait a concern. `tests/contract` says in full what each method promises.
//!
//! On a `dyn Store` (or an `impl Store`) all methods are at hand without importing the traits.

mod conversations;
mod events;
mod feedback;
mod jobs;
mod needs;
mod people;
mod promises;
mod writes;

pub use conversations::{Conversations, DismissedRule, Thread};
pub use events::{Cursor, Events, Recorded};
pub use feedback::{FeedbackOf, Feedbacks};
pub use jobs::{DueJob, Jobs, Lease, backoff};
pub use needs::{NeedOf, Needs};
pub use people::People;
pub use promises::{PromiseOf, Promises};
pub use writes::Writes;

/// A store: writes changes, reads states, hands out jobs, tells what happened.
pub trait Store: Writes + People + Conversations + Needs + Promises + Feedbacks + Jobs + Events + Send + Sync + 'static {}

impl<S: Writes + People + Conversations + Needs + Promises + Feedbacks + Jobs + Events + Send + Sync + 'static> Store for S {}
