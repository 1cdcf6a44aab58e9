//! Reading scenarios that agents have made.

use async_trait::async_trait;
use heard_desk::{Agent, Name, OwnScenario, OwnScenarioId};

use crate::StoreError;

/// Reading scenarios of agents' own.
#[async_trait]
pub trait OwnScenarios {
    /// One, for a verb; whether it may be shown is for [`OwnScenario::is_for`] to say.
    async fn own_scenario(&self, id: OwnScenarioId) -> Result<Option<OwnScenario>, StoreError>;

    /// What somebody plays: all of their own, then what their team shares, each the one changed last first; at most `limit`.
    async fn own_scenarios(&self, player: &Agent, limit: u32) -> Result<Vec<Lent>, StoreError>;
}

/// A scenario with the person who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// The scenario.
    pub it: OwnScenario,
    /// What its writer is called.
    pub by_name: Name,
}
