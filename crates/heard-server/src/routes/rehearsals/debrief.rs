//! The debrief of a branch that goes on.

use axum::extract::State;
use heard_desk::Debriefed;
use uuid::Uuid;

use super::{own, same_scenario};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::practice::played;
use crate::problem::Problem;
use crate::routes::view::DebriefView;

/// What there is to take along from a rehearsal up to a turn; it tells what the customer has not told
#[utoipa::path(
    get, path = "/v1/rehearsals/{id}/turns/{turn}/debrief", tag = "practice",
    params(("id" = Uuid, Path), ("turn" = usize, Path, description = "The turn, by its place in `turns`")),
    responses((status = 200, description = "The debrief", body = DebriefView), Problem),
)]
pub(crate) async fn debrief_rehearsal(
    State(app): State<App>,
    me: SignedIn,
    Path((id, turn)): Path<(Uuid, usize)>,
) -> Result<Json<DebriefView>, Problem> {
    let rehearsal = own(&app, &me.agent, id).await?;
    let kept = rehearsal.turns.get(turn).ok_or_else(Problem::not_found)?;
    if let Some(debrief) = &kept.debrief {
        return Ok(Json(debrief.into()));
    }
    let of = same_scenario(&app, &me.agent, &rehearsal).await?;
    let of = of.on_shelf();
    let played = played(&app, &rehearsal, Some(of)).await;
    let debrief = Debriefed::of(of.scenario, &played.run, turn).ok_or_else(Problem::not_found)?;
    Ok(Json((&debrief).into()))
}
