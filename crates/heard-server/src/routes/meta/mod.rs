//! About the server itself.

mod health;
mod spec;

pub(crate) use health::*;
pub(crate) use spec::*;
