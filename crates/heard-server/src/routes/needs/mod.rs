//! Needs of customers: noted, met, set aside, opened again.

mod corrected;
mod meet;
mod note;
mod reopen;
mod set_aside;

pub(crate) use corrected::*;
pub(crate) use meet::*;
pub(crate) use note::*;
pub(crate) use reopen::*;
pub(crate) use set_aside::*;

use heard_desk::{Agent, Need};
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// A need of the agent's team, for a verb.
async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Need, Problem> {
    let need = app.store.need(id.into()).await?;
    need.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}
