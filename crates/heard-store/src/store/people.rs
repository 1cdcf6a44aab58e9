//! Finding people.

use async_trait::async_trait;
use heard_desk::{Agent, AgentId, Customer, CustomerId, Email, Session, Team, TeamId, TokenHash};
use jiff::Timestamp;

use crate::StoreError;

/// Finding teams, agents, sessions and customers.
#[async_trait]
pub trait People {
    /// All teams, the oldest first.
    async fn teams(&self) -> Result<Vec<Team>, StoreError>;

    /// One team.
    async fn team(&self, id: TeamId) -> Result<Option<Team>, StoreError>;

    /// One agent.
    async fn agent(&self, id: AgentId) -> Result<Option<Agent>, StoreError>;

    /// Who signs in with this address.
    async fn agent_by_email(&self, email: &Email) -> Result<Option<Agent>, StoreError>;

    /// Everybody in a team, who joined first before the others.
    async fn team_agents(&self, team: TeamId) -> Result<Vec<Agent>, StoreError>;

    /// The session of a token. It may have run out: ask [`Session::is_live`].
    async fn session(&self, token: TokenHash) -> Result<Option<Session>, StoreError>;

    /// Forgets sessions that have run out at `now`; how many.
    async fn forget_sessions(&self, now: Timestamp) -> Result<u64, StoreError>;

    /// One customer.
    async fn customer(&self, id: CustomerId) -> Result<Option<Customer>, StoreError>;

    /// The customer whose browser holds this token.
    async fn customer_by_token(&self, token: TokenHash) -> Result<Option<Customer>, StoreError>;
}
