//! The desk over HTTP, from outside: every route, and every way in which it refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests"
)]

mod app;
mod care;
mod connections;
mod conversations;
mod customers;
mod engine;
mod events;
mod experiences;
mod feedback;
mod follow_ups;
mod needs;
mod notes;
mod once;
mod openapi;
mod options;
mod outcomes;
mod own;
mod own_scenarios;
mod pages;
mod private;
mod problems;
mod progress;
mod promises;
mod quiz;
mod rehearsals;
mod replies;
mod session;
mod sheet;
mod taken;
mod time;
mod widget;
