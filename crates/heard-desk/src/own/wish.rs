//! What an agent wishes to be done with what is theirs. Nothing, unless they say so.

use crate::{AgentId, Change, Write};

/// An agent's wishes; both are no until they say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Whose.
    pub agent: AgentId,
    /// Whether their check-ins count in the week's tally, without their name.
    pub tally: bool,
    /// Whether what the coach says of replies that they send counts in their progress.
    pub replies: bool,
}

impl Wish {
    /// What holds where nothing was said.
    pub fn none(agent: AgentId) -> Self {
        Self {
            agent,
            tally: false,
            replies: false,
        }
    }

    /// Keeps it.
    pub fn keep(self) -> Change {
        Change::new(vec![Write::Wish(self)])
    }
}
