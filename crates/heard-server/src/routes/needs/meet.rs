//! Saying that a need was met.

use axum::extract::State;
use heard_desk::{Actor, DeskError, MessageId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{of_team, turn};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::NeedView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetBody {
    /// The message that met it; that of the conversation which was sent last, where it is not named.
    message_id: Option<Uuid>,
}

/// Say that a message has met a need
#[utoipa::path(
    post, path = "/v1/needs/{id}/met", tag = "needs", params(("id" = Uuid, Path)), request_body = MeetBody,
    responses((status = 200, description = "Met", body = NeedView), Problem),
)]
pub(crate) async fn meet_need(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<MeetBody>,
) -> Result<Json<NeedView>, Problem> {
    let conversation = of_team(&app, &me.agent, id).await?.conversation;
    let thread = app.store.thread(conversation).await?.ok_or_else(Problem::not_found)?;
    let mut said = thread.messages.iter().filter(|message| message.is_said());
    let message = match body.message_id.map(MessageId::from) {
        Some(named) => said.find(|message| message.id == named),
        None => said.next_back(),
    };
    let message = message.ok_or_else(|| Problem::refused(&DeskError::Elsewhere, "message_id"))?;
    turn(&app, &me.agent, id, |need| {
        need.meet(message, None, Actor::Agent(me.agent.id), app.now())
    })
    .await
}
