//! Who is signed in.

use axum::extract::State;

use super::Me;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;

/// Who is signed in
#[utoipa::path(
    get, path = "/v1/session", tag = "session",
    responses((status = 200, description = "The agent, and the session's CSRF token", body = Me), Problem),
)]
pub(crate) async fn who_am_i(State(app): State<App>, me: SignedIn) -> Result<Json<Me>, Problem> {
    Ok(Json(Me::of(&app, &me.agent, &me.token).await?))
}
