//! Reading experiences.

use async_trait::async_trait;
use heard_desk::{Agent, Experience, ExperienceId, Name};

use crate::StoreError;

/// Reading experiences.
#[async_trait]
pub trait Experiences {
    /// One experience, for a verb; whether it may be shown is for [`Experience::is_for`] to say.
    async fn experience(&self, id: ExperienceId) -> Result<Option<Experience>, StoreError>;

    /// What somebody reads: their own and what their team shares, the one changed last first, at most `limit`.
    async fn experiences(&self, reader: &Agent, limit: u32) -> Result<Vec<Told>, StoreError>;
}

/// An experience with the person who tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The experience.
    pub it: Experience,
    /// What its writer is called.
    pub by_name: Name,
}
