//! Reviews: the engine over an archive of past conversations.
//!
//! [`review`] reads archives ([`archive`]), scores every conversation on all cores, in parts that survive an interruption, writes
//! the tables described in [`schema`], and makes one report from them. It shows nothing itself ([`Progress`]) and judges nothing
//! itself: that is the engine's.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "reading archives and writing results is what this crate is for"
)]

mod aggregate;
pub mod archive;
mod chart;
mod report;
mod row;
mod run;
mod scatter;
pub mod schema;
mod score;
mod table;

pub use run::{Choice, Outcome, Progress, Request, ReviewError, Silent, Tally, Totals, review};
pub use score::{AgentNames, Scoring};
