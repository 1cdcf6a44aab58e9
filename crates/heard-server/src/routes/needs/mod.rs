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

use heard_desk::{Agent, Change, DeskError, Need};
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::NeedView;

/// A need of the agent's team, for a verb.
async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Need, Problem> {
    let need = app.store.need(id.into()).await?;
    need.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}

/// Does a verb on a need of the agent's team.
async fn turn(
    app: &App,
    agent: &Agent,
    id: Uuid,
    verb: impl Fn(&mut Need) -> Result<Change, DeskError>,
) -> Result<Json<NeedView>, Problem> {
    let need = again(|| async {
        let mut need = of_team(app, agent, id).await?;
        let change = verb(&mut need).map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(need)
    })
    .await?;
    Ok(Json((&need).into()))
}
