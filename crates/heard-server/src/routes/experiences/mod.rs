//! Agents' own notes of similar cases: private unless shared, found again by meaning.

mod body;
mod change;
mod forget;
mod list;
mod near;
mod note;

pub(crate) use change::*;
pub(crate) use forget::*;
pub(crate) use list::*;
pub(crate) use near::*;
pub(crate) use note::*;

use heard_desk::{Agent, Experience};
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// An experience of the agent's own. That somebody else has one, shared or not, is not told.
async fn own(app: &App, me: &Agent, id: Uuid) -> Result<Experience, Problem> {
    let experience = app.store.experience(id.into()).await?;
    experience.filter(|found| found.by == me.id).ok_or_else(Problem::not_found)
}
