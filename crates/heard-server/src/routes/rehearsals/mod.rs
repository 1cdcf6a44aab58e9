//! Rehearsals of the agent who asks. Somebody else's is not found, whoever asks for it.

mod begin;
mod coach;
mod debrief;
mod erase;
mod list;
mod reply;
mod show;

pub(crate) use begin::*;
pub(crate) use coach::*;
pub(crate) use debrief::*;
pub(crate) use erase::*;
pub(crate) use list::*;
pub(crate) use reply::*;
pub(crate) use show::*;

use heard_desk::{Agent, DeskError, Rehearsal};
use uuid::Uuid;

use crate::App;
use crate::practice::{AtHand, at_hand, played};
use crate::problem::Problem;
use crate::routes::view::RehearsalView;

/// A rehearsal of the agent's own.
async fn own(app: &App, me: &Agent, id: Uuid) -> Result<Rehearsal, Problem> {
    app.store.rehearsal(id.into(), me.id).await?.ok_or_else(Problem::not_found)
}

/// Its scenario, where that is still the same.
async fn same_scenario<'a>(app: &'a App, me: &Agent, rehearsal: &Rehearsal) -> Result<AtHand<'a>, Problem> {
    let of = at_hand(app, me, &rehearsal.scenario).await?;
    of.filter(|of| of.on_shelf().print == rehearsal.print)
        .ok_or_else(|| Problem::refused(&DeskError::ScenarioChanged, "scenario"))
}

/// As its writer sees it.
async fn view(app: &App, me: &Agent, rehearsal: &Rehearsal) -> Result<RehearsalView, Problem> {
    let of = at_hand(app, me, &rehearsal.scenario).await?;
    let of = of.as_ref().map(AtHand::on_shelf);
    let played = played(app, rehearsal, of).await;
    Ok(RehearsalView::of(rehearsal, &played, of.map(|of| of.scenario)))
}
