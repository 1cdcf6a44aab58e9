//! Reviews: the engine over an archive of past conversations.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "reading archives and writing results is what this crate is for"
)]

pub mod archive;
