//! Putting a conversation back into the queue.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Actor;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Open a closed conversation again
#[utoipa::path(
    post, path = "/v1/conversations/{id}/reopen", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is in the queue"), Problem),
)]
pub(crate) async fn reopen(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let change = conversation.reopen(Actor::Agent(me.agent.id), app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
