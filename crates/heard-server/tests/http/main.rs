//! The desk over HTTP, from outside: every route, and every way in which it refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests"
)]

mod app;
mod connections;
mod conversations;
mod engine;
mod events;
mod feedback;
mod needs;
mod openapi;
mod pages;
mod problems;
mod promises;
mod replies;
mod session;
mod time;
mod widget;
