//! Forgetting an experience.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Forget an experience of your own, for good
#[utoipa::path(
    delete, path = "/v1/experiences/{id}", tag = "experiences", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn forget_experience(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    let experience = own(&app, &me.agent, id).await?;
    let change = experience.forget(me.agent.id).map_err(|error| Problem::refused(&error, "id"))?;
    app.store.apply(&change).await?;
    Ok(StatusCode::NO_CONTENT)
}
