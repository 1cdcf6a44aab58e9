//! Seeing what was written to one.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Say that you have seen an answer or a hand-over to you; nobody is told
#[utoipa::path(
    post, path = "/v1/notes/{id}/seen", tag = "notes", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It calls you no more"), Problem),
)]
pub(crate) async fn see_note(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut note = of_team(&app, &me.agent, id).await?;
        let change = note.see(me.agent.id, app.now());
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
