//! The verbs of the desk: what each does in each state, and what no sequence of them may ever lead to.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![allow(unused_must_use, reason = "states are looked at here; there is no store to write changes to")]

mod briefing;
mod care;
mod conversation;
mod crowd;
mod experience;
mod feedback;
mod follow_up;
mod machines;
mod need;
mod next;
mod note;
mod offer;
mod own;
mod person;
mod presence;
mod promise;
mod queue;
mod quiz;
mod sample;
mod sheet;
mod taken;
mod waiting;
