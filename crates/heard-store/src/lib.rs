//! Where the desk's states are kept: the [`Store`] contract, in SQLite and in PostgreSQL.
//!
//! [`Writes::apply`] writes a [`Change`](heard_desk::Change) of the domain, states, events and jobs, in one transaction. Of two changes
//! to the same version of a state only the first succeeds ([`StoreError::Conflict`]). Reading gives back what was written; nothing is
//! decided here. Times are kept as microseconds since 1970, ids as 16 bytes, readings as JSON. Texts hold no NUL: the domain's types
//! drop it where it comes in.

#![allow(clippy::duplicate_mod, reason = "the SQL is one text, compiled for each database: sql/mod.rs")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod error;
mod news;
mod place;
mod postgres;
mod sqlite;
mod store;

pub use error::StoreError;
pub use place::Place;
pub use postgres::PostgresStore;
pub use sqlite::SqliteStore;
pub use store::{
    Asked, Care, Colleague, Conversations, Courses, Cursor, Deeds, DismissedRule, DueJob, Events, Experiences, Feedbacks, FollowUps, Held,
    Jobs, KeptRehearsal, Lease, Lent, Needs, Notes, Of, Offers, Outcomes, Own, OwnScenarios, People, Persons, Practised, Promises, Quiz,
    Receipt, Recorded, Rehearsals, Sat, Secrets, Sheets, Store, Thread, Told, Writes, backoff,
};
