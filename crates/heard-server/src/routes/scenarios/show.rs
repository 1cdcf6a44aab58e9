//! One of your scenarios.

use axum::extract::State;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::OwnScenarioView;

/// A scenario of your own, with all that it says
///
/// Also one that you have shared is read by you alone; others play it.
#[utoipa::path(
    get, path = "/v1/scenarios/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The scenario", body = OwnScenarioView), Problem),
)]
pub(crate) async fn show_scenario(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<OwnScenarioView>, Problem> {
    Ok(Json((&own(&app, &me.agent, id).await?).into()))
}
