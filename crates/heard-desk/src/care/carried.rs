//! That somebody took or answered a conversation, and whether it was hard then. It does not say which: what counts is how much it was.

use jiff::{SignedDuration, Timestamp};

use crate::AgentId;

/// Older than this it tells nothing any more, and is forgotten: two hours.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(2);

/// One conversation that somebody carried. Theirs alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Who. Of two that one person took in the same moment, one counts.
    pub agent: AgentId,
    /// When.
    pub at: Timestamp,
    /// Whether it was hard, by what the customer had written.
    pub hard: bool,
}
