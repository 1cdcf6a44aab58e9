//! Check-backs: planned, listed, dropped.

mod abandon;
mod list;
mod plan;

pub(crate) use abandon::*;
pub(crate) use list::*;
pub(crate) use plan::*;
