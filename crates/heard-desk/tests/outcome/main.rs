//! Outcomes: numbers worked out by hand, and what holds of every number.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod clusters;
mod figures;
mod period;
mod properties;
mod sample;
mod silent;
