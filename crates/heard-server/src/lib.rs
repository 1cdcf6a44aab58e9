//! The desk over HTTP: routes, live events, jobs, sessions.
//!
//! An edge crate: it may read the clock (through one [`Clock`] handle, which tests replace by a manual one), the network and the store.
//! It decides nothing about conversations: handlers parse, call a verb of the domain, store what it returns and show the result.
//! Customers' words, drafts and tokens never reach a log.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod again;
mod app;
mod assets;
mod auth;
mod care;
mod clock;
mod config;
mod connections;
pub mod demo;
mod extract;
mod fields;
mod headers;
mod hub;
mod jobs;
mod limit;
mod needs;
mod once;
mod outcomes;
mod own;
mod practice;
mod problem;
mod router;
mod routes;
mod serve;
mod trace;

pub use app::App;
pub use auth::{PasswordError, Passwords, Token};
pub use clock::{Clock, ManualClock};
pub use config::{CareConfig, Config};
pub use practice::{LeftOut, Practice};
pub use problem::Problem;
pub use router::{openapi, router};
pub use serve::{Desk, FirstAgent, ServeError};
