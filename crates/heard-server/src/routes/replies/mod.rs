//! Replies: sent, and taken back.

mod send;
mod undo;

pub(crate) use send::*;
pub(crate) use undo::*;
