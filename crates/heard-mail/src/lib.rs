//! Mail to message and back. Pure: bytes in, values out; no IO, no clock.
//!
//! [`Incoming::parse`] is total: any bytes give a mail or say that they are none. [`Outgoing::to_bytes`] writes what another
//! desk reads. [`ThreadKeys`] say which conversation a mail belongs to. Sessions with mail servers do not belong here.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod incoming;
mod outgoing;
mod thread;

pub use incoming::{Incoming, Mailbox, NotMail, Sender};
pub use outgoing::{CannotWrite, Outgoing};
pub use thread::{ThreadKeys, token_in, with_token};
