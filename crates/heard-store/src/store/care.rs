//! Reading what agents have settled about their work, and what they have carried. What is told of it to whom is the caller's to keep small.

use async_trait::async_trait;
use heard_desk::care::{Carried, Presence};
use heard_desk::{AgentId, ConversationId, Name, NoteId, TeamId, TeamNote};
use jiff::Timestamp;

use crate::StoreError;

/// Reading what agents have settled and carried.
#[async_trait]
pub trait Care {
    /// What somebody has settled about their own work, where they have.
    async fn presence(&self, agent: AgentId) -> Result<Option<Presence>, StoreError>;

    /// Everybody of a team, in the order in which they joined. `now` tells whose session has not run out.
    async fn colleagues(&self, team: TeamId, now: Timestamp) -> Result<Vec<Colleague>, StoreError>;

    /// What somebody has carried and is not forgotten, oldest first.
    async fn carried(&self, agent: AgentId) -> Result<Vec<Carried>, StoreError>;

    /// The same of a whole team, for routing.
    async fn carried_by_team(&self, team: TeamId) -> Result<Vec<Carried>, StoreError>;

    /// Remembers that somebody's screen is there at `now`, to half a minute.
    async fn seen(&self, agent: AgentId, now: Timestamp) -> Result<(), StoreError>;

    /// Who wrote last to the customer of each open conversation that nobody has, in whatever conversation.
    async fn answered_before(&self, team: TeamId) -> Result<Vec<(ConversationId, AgentId)>, StoreError>;
}

/// Reading notes.
#[async_trait]
pub trait Notes {
    /// One note, for a verb.
    async fn note(&self, id: NoteId) -> Result<Option<TeamNote>, StoreError>;

    /// Notes that may ask something of somebody now, the oldest first; [`TeamNote::calls`] says what.
    async fn notes_to(&self, agent: AgentId) -> Result<Vec<TeamNote>, StoreError>;
}

/// Somebody of the team, with what tells whether they are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub agent: AgentId,
    /// What they are called.
    pub name: Name,
    /// Whether they are signed in anywhere.
    pub signed_in: bool,
    /// When their screen was last there.
    pub seen_at: Option<Timestamp>,
    /// What they have settled, where they have.
    pub presence: Option<Presence>,
}
