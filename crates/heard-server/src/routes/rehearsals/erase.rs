//! Erasing rehearsals.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Rehearsal;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Erase a rehearsal of your own, for good
#[utoipa::path(
    delete, path = "/v1/rehearsals/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn erase_rehearsal(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    let rehearsal = own(&app, &me.agent, id).await?;
    app.store.apply(&rehearsal.erase()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Erase all rehearsals of your own, for good
#[utoipa::path(
    delete, path = "/v1/rehearsals", tag = "practice",
    responses((status = 204, description = "They are gone"), Problem),
)]
pub(crate) async fn erase_rehearsals(State(app): State<App>, me: SignedIn) -> Result<StatusCode, Problem> {
    app.store.apply(&Rehearsal::erase_all(me.agent.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
