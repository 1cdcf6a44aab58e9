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

use heard_desk::{Agent, Change, DeskError, Promise};
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::PromiseView;

/// A promise of the agent's team, for a verb.
async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Promise, Problem> {
    let promise = app.store.promise(id.into()).await?;
    promise.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}

/// Does a verb on a promise of the agent's team.
async fn turn(
    app: &App,
    agent: &Agent,
    id: Uuid,
    verb: impl Fn(&mut Promise) -> Result<Change, DeskError>,
) -> Result<Json<PromiseView>, Problem> {
    let promise = again(|| async {
        let mut promise = of_team(app, agent, id).await?;
        let change = verb(&mut promise).map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(promise)
    })
    .await?;
    Ok(Json((&promise).into()))
}
