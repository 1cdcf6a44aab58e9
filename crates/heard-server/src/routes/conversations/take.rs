//! Taking a conversation, and giving it back.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::AgentId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeBody {
    /// Whose it is by what you see, where you take it over; `null` or left out: nobody's. Where that has changed, it is refused.
    #[serde(default)]
    from: Option<Uuid>,
}

/// Take a conversation, from the queue or from a colleague
#[utoipa::path(
    post, path = "/v1/conversations/{id}/take", tag = "conversations", params(("id" = Uuid, Path)), request_body = TakeBody,
    responses((status = 204, description = "It is yours"), Problem),
)]
pub(crate) async fn take(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<TakeBody>,
) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let change = conversation.take(me.agent.id, body.from.map(AgentId::from), app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give a conversation back to the queue; for half an hour you are not given it again, and nobody asks why
#[utoipa::path(
    post, path = "/v1/conversations/{id}/give-back", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is nobody's"), Problem),
)]
pub(crate) async fn give_back(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let change = conversation.give_back(me.agent.id, app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
