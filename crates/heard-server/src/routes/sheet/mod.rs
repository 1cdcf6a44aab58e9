//! The worksheet of the agent who asks. An address names a conversation and never a writer, so that there is none at which somebody else's
//! could be found.

mod save;
mod show;

pub(crate) use save::*;
pub(crate) use show::*;
