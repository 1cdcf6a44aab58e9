//! Opening a need again.

use axum::extract::State;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::NeedView;

/// Say that a need waits after all
#[utoipa::path(
    post, path = "/v1/needs/{id}/reopen", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It waits", body = NeedView), Problem),
)]
pub(crate) async fn reopen_need(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<NeedView>, Problem> {
    let need = again(|| async {
        let mut need = of_team(&app, &me.agent, id).await?;
        let change = need.reopen(me.agent.id, app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(need)
    })
    .await?;
    Ok(Json((&need).into()))
}
