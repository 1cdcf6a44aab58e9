//! That an agent's screen is there.

use axum::extract::State;
use axum::http::StatusCode;

use crate::App;
use crate::auth::SignedIn;
use crate::problem::Problem;

/// Say that you are here; a screen does so once a minute
///
/// Whoever has not said so for three minutes is away to colleagues, and what is theirs does not wait for them.
#[utoipa::path(
    post, path = "/v1/care/here", tag = "care",
    responses((status = 204, description = "You are here"), Problem),
)]
pub(crate) async fn here(State(app): State<App>, me: SignedIn) -> Result<StatusCode, Problem> {
    app.store.seen(me.agent.id, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
