//! An agent's own work: what they have carried, their pause, their hours, what they take gladly. An address here names nobody, so that there is none
//! at which somebody else's could be found; of colleagues it is told whether they are away.

mod colleagues;
mod here;
mod mine;
mod next;
mod pause;
mod settle;

pub(crate) use colleagues::*;
pub(crate) use here::*;
pub(crate) use mine::*;
pub(crate) use next::*;
pub(crate) use pause::*;
pub(crate) use settle::*;

use heard_desk::care::Presence;
use heard_desk::{Agent, Change};

use crate::App;
use crate::again::again;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::CareView;

/// Does a verb on what an agent has settled; how it stands then.
async fn turn(app: &App, agent: &Agent, verb: impl Fn(&mut Presence) -> Change) -> Result<Json<CareView>, Problem> {
    let presence = again(|| async {
        let mut presence = app.presence(agent).await?;
        let change = verb(&mut presence);
        app.store.apply(&change).await?;
        Ok(presence)
    })
    .await?;
    view(app, agent, &presence).await
}

async fn view(app: &App, agent: &Agent, presence: &Presence) -> Result<Json<CareView>, Problem> {
    let now = app.now();
    let load = app.load(agent.id, presence, now).await?;
    Ok(Json(CareView::of(presence, &load, app.limits(), &app.topics(), now)))
}
