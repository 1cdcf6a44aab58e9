//! Progress, which belongs to whoever practised; and the team's, told of many.

mod forget;
mod show;
mod team;

pub(crate) use forget::*;
pub(crate) use show::*;
pub(crate) use team::*;
