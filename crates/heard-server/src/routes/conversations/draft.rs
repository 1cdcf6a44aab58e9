//! Keeping what an agent is writing.

use axum::extract::State;
use heard_desk::DraftText;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftBody {
    /// What the agent has so far; may be empty.
    #[schema(max_length = 50_000)]
    text: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct DraftSaved {
    saved_at: Timestamp,
}

/// Keep a draft; it survives a reload
#[utoipa::path(
    put, path = "/v1/conversations/{id}/draft", tag = "conversations", params(("id" = Uuid, Path)), request_body = DraftBody,
    responses((status = 200, description = "Kept", body = DraftSaved), Problem),
)]
pub(crate) async fn save_draft(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<DraftBody>,
) -> Result<Json<DraftSaved>, Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", DraftText::new(&body.text)) else {
        return Err(fields.problem());
    };
    let conversation = of_team(&app, &me.agent, id).await?;
    let (draft, change) = conversation.draft(me.agent.id, text, app.now());
    app.store.apply(&change).await?;
    Ok(Json(DraftSaved { saved_at: draft.saved_at }))
}
