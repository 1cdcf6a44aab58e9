//! An agent's time at the desk, from signing in to signing out.

use jiff::{SignedDuration, Timestamp};

use crate::clock::after;
use crate::{Actor, Agent, AgentId, Change, Event, Happened, Sealed, TeamId, TokenHash, Write};

/// How long a session lasts when nobody signs out.
pub const SESSION_LENGTH: SignedDuration = SignedDuration::from_hours(14 * 24);

/// An agent who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of the token in the browser's cookie.
    pub token: TokenHash,
    /// Who.
    pub agent: AgentId,
    /// Their team.
    pub team: TeamId,
    /// Since when.
    pub started_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// The key to the agent's own words, sealed by one that only the token leads to. `None`: it opens nothing of theirs.
    pub key: Option<Sealed>,
}

impl Session {
    pub(crate) fn begin(agent: &Agent, token: TokenHash, key: Option<Sealed>, now: Timestamp) -> Self {
        Self {
            token,
            agent: agent.id,
            team: agent.team,
            started_at: now,
            ends_at: after(now, SESSION_LENGTH),
            key,
        }
    }

    /// Whether it still counts.
    pub fn is_live(&self, now: Timestamp) -> bool {
        now < self.ends_at
    }

    /// Signs out.
    pub fn sign_out(&self, now: Timestamp) -> Change {
        Change::new(vec![Write::EndSession(self.token)]).event(Event {
            team: self.team,
            conversation: None,
            by: Actor::Agent(self.agent),
            at: now,
            what: Happened::SignedOut,
        })
    }
}
