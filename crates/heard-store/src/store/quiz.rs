//! Reading what agents answered in practice, and their exams.

use std::collections::BTreeMap;

use async_trait::async_trait;
use heard_desk::{AgentId, Exam, ExamId, QuizAnswer, TeamId};
use heard_quiz::Paper;
use jiff::Timestamp;

use crate::StoreError;

/// Reading practice. What somebody answered is found by its writer alone; what is told of items tells of nobody.
#[async_trait]
pub trait Quiz {
    /// All that somebody has answered, oldest first.
    async fn quiz_answers(&self, by: AgentId) -> Result<Vec<QuizAnswer>, StoreError>;

    /// One of somebody's exams.
    async fn exam(&self, id: ExamId, by: AgentId) -> Result<Option<Exam>, StoreError>;

    /// Somebody's exams, the latest first, at most `limit`.
    async fn exams(&self, by: AgentId, limit: u32) -> Result<Vec<Exam>, StoreError>;

    /// First answers of a team's agents in practice before `until`, by item.
    async fn quiz_items(&self, team: TeamId, until: Timestamp) -> Result<Vec<Asked>, StoreError>;

    /// A team's finished exams that were begun before `until`.
    async fn sittings(&self, team: TeamId, until: Timestamp) -> Result<Sat, StoreError>;
}

/// How often an item was answered for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The item.
    pub item: String,
    /// How many persons have answered it.
    pub persons: u32,
    /// How many rightly.
    pub right: u32,
}

/// Exams without whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sat {
    /// How many persons sat them.
    pub persons: u32,
    /// The papers, each with what was chosen.
    pub exams: Vec<(Paper, BTreeMap<String, Vec<usize>>)>,
}
