//! Reading what belongs to an agent alone.

use std::collections::BTreeMap;

use async_trait::async_trait;
use heard_desk::{AgentId, CheckIn, Mark, TallyWeek, TeamId, Vault, Week, Wish};
use heard_quiz::Paper;
use jiff::Timestamp;

use crate::StoreError;

/// Reading what belongs to an agent alone. What is sealed comes back sealed; what is told of a team tells of nobody.
#[async_trait]
pub trait Own {
    /// The sealed key to an agent's own words.
    async fn vault(&self, agent: AgentId) -> Result<Option<Vault>, StoreError>;

    /// All check-ins of an agent, in no order.
    async fn check_ins(&self, agent: AgentId) -> Result<Vec<CheckIn>, StoreError>;

    /// What an agent wishes.
    async fn wish(&self, agent: AgentId) -> Result<Wish, StoreError>;

    /// The weeks of a team that have not been ended, each with how many said which word.
    async fn tally_running(&self, team: TeamId) -> Result<Vec<(Week, [u32; 5])>, StoreError>;

    /// The weeks of a team that are over, the latest first, at most `limit`.
    async fn tally_weeks(&self, team: TeamId, limit: u32) -> Result<Vec<TallyWeek>, StoreError>;

    /// An agent's marks, oldest first.
    async fn marks(&self, agent: AgentId) -> Result<Vec<Mark>, StoreError>;

    /// What a team's agents practised from `from` on and before `until`, one entry a person, without whose it is.
    async fn practised(&self, team: TeamId, from: Timestamp, until: Timestamp) -> Result<Vec<Practised>, StoreError>;
}

/// What one person practised. Whose it is is not told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Practised {
    /// Answers in practice: the item, and whether it was right.
    pub answers: Vec<(String, bool)>,
    /// Finished exams: the paper, and what was chosen.
    pub exams: Vec<(Paper, BTreeMap<String, Vec<usize>>)>,
    /// Marks.
    pub marks: Vec<Mark>,
}
