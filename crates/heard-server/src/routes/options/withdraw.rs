//! Taking options back.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Take options back that nobody has chosen from
#[utoipa::path(
    post, path = "/v1/options/{id}/withdraw", tag = "options", params(("id" = Uuid, Path)),
    responses((status = 204, description = "They are no longer offered"), Problem),
)]
pub(crate) async fn withdraw_options(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let offer = app.store.offer(id.into()).await?;
        let mut offer = offer.filter(|offer| offer.team == me.agent.team).ok_or_else(Problem::not_found)?;
        let change = offer.withdraw(me.agent.id, app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
