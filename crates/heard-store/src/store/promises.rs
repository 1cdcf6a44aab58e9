//! Reading promises.

use async_trait::async_trait;
use heard_desk::{Name, Promise, PromiseId, PromiseStanding, TeamId};

use crate::StoreError;

/// Reading promises.
#[async_trait]
pub trait Promises {
    /// One promise, for a verb.
    async fn promise(&self, id: PromiseId) -> Result<Option<Promise>, StoreError>;

    /// The promises of a team that stand so, at most `limit`: open ones by what is due first (without a time last), settled ones by
    /// what was settled last.
    async fn promises(&self, team: TeamId, standing: PromiseStanding, limit: u32) -> Result<Vec<PromiseOf>, StoreError>;
}

/// A promise with the person it was made to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseOf {
    /// The promise.
    pub promise: Promise,
    /// What the customer wants to be called.
    pub customer_name: Name,
}
