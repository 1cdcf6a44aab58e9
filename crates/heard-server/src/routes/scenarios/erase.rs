//! Erasing a scenario.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Erase a scenario of your own, for good
///
/// Rehearsals of it stay with those who played them, to be looked at.
#[utoipa::path(
    delete, path = "/v1/scenarios/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn erase_scenario(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    let scenario = own(&app, &me.agent, id).await?;
    app.store.apply(&scenario.erase()).await?;
    Ok(StatusCode::NO_CONTENT)
}
