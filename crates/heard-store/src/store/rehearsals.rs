//! Reading rehearsals.

use async_trait::async_trait;
use heard_desk::{AgentId, Digest, Rehearsal, RehearsalId};
use heard_rehearsal::Outcome;
use jiff::Timestamp;

use crate::StoreError;

/// Reading rehearsals. There is no way to one but by its writer.
#[async_trait]
pub trait Rehearsals {
    /// One of somebody's, with all its turns.
    async fn rehearsal(&self, id: RehearsalId, by: AgentId) -> Result<Option<Rehearsal>, StoreError>;

    /// The one that somebody began by a request with this key.
    async fn rehearsal_under(&self, by: AgentId, key: Digest) -> Result<Option<Rehearsal>, StoreError>;

    /// Somebody's, the one last played first, without their turns.
    async fn rehearsals(&self, by: AgentId) -> Result<Vec<KeptRehearsal>, StoreError>;
}

/// A rehearsal in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRehearsal {
    /// Names it.
    pub id: RehearsalId,
    /// The scenario's id.
    pub scenario: String,
    /// What the scenario was called.
    pub title: String,
    /// What the customer is called.
    pub customer: String,
    /// How many turns it has, over all branches.
    pub turns: u32,
    /// The best end that was reached.
    pub best: Option<Outcome>,
    /// When it began.
    pub begun_at: Timestamp,
    /// When something was last written in it.
    pub last_at: Timestamp,
}
