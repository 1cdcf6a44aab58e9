//! Reading promises.

use async_trait::async_trait;
use heard_desk::{Promise, PromiseId, PromiseStanding, TeamId};

use crate::{Of, StoreError};

/// Reading promises.
#[async_trait]
pub trait Promises {
    /// One promise, for a verb.
    async fn promise(&self, id: PromiseId) -> Result<Option<Promise>, StoreError>;

    /// What a team has kept, and what slipped before, settled last first, at most `limit`.
    async fn kept_promises(&self, team: TeamId, limit: u32) -> Result<Vec<Promise>, StoreError>;

    /// The promises of a team that stand so, at most `limit`: open ones by what is due first (without a time last), settled ones by
    /// what was settled last.
    async fn promises(&self, team: TeamId, standing: PromiseStanding, limit: u32) -> Result<Vec<Of<Promise>>, StoreError>;
}
