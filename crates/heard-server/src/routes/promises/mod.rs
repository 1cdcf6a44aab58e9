//! Promises: listed, kept, or slipped with word to the customer.

mod explain;
mod keep;
mod list;
mod slip;
mod usual;

pub(crate) use explain::*;
pub(crate) use keep::*;
pub(crate) use list::*;
pub(crate) use slip::*;
pub(crate) use usual::*;

use heard_desk::{Agent, Promise};
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// A promise of the agent's team, for a verb.
async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Promise, Problem> {
    let promise = app.store.promise(id.into()).await?;
    promise.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}
