//! Taking a conversation out of the queue.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, Ledger, Unmet};
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
pub(crate) struct CloseBody {
    /// Whether needs that wait are left open. Without it closing is refused while any does (`needs-open`), so that somebody is asked first.
    #[serde(default)]
    leave_needs: bool,
}

/// Close a conversation
#[utoipa::path(
    post, path = "/v1/conversations/{id}/close", tag = "conversations", params(("id" = Uuid, Path)), request_body = CloseBody,
    responses((status = 204, description = "It is out of the queue"), Problem),
)]
pub(crate) async fn close(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<CloseBody>,
) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let ledger = Ledger {
            needs: app.store.needs(conversation.id).await?,
        };
        let unmet = if body.leave_needs { Unmet::Leave } else { Unmet::Ask(&ledger) };
        let change = conversation.close(Actor::Agent(me.agent.id), unmet, app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
