//! An agent hears a need that was not read.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{DeskError, Ledger, Line, MessageId};
use heard_engine::NeedKind;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations::thread_of_team;
use crate::routes::view::NeedView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteBody {
    /// The customer's message that it is heard in.
    message_id: Uuid,
    kind: NeedKind,
    /// One line: "To keep face before her boss".
    #[schema(min_length = 1, max_length = 200)]
    label: String,
}

/// Note a need that was heard between the lines
#[utoipa::path(
    post, path = "/v1/conversations/{id}/needs", tag = "needs", params(("id" = Uuid, Path)), request_body = NoteBody,
    responses((status = 201, description = "Noted", body = NeedView), Problem),
)]
pub(crate) async fn note_need(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<NoteBody>,
) -> Result<(StatusCode, Json<NeedView>), Problem> {
    let mut fields = Fields::default();
    let Some(label) = fields.take("label", Line::new(&body.label)) else {
        return Err(fields.problem());
    };
    let thread = thread_of_team(&app, &me.agent, id).await?;
    let heard = MessageId::from(body.message_id);
    let message = thread.messages.iter().find(|message| message.id == heard);
    let message = message.ok_or_else(|| Problem::refused(&DeskError::Elsewhere, "message_id"))?;
    let mut ledger = Ledger { needs: thread.needs };
    let noted = ledger.note(&thread.conversation, message, body.kind, label, me.agent.id, app.now());
    let (need, change) = noted.map_err(|error| Problem::refused(&error, "message_id"))?;
    app.store.apply(&change).await?;
    Ok((StatusCode::CREATED, Json((&need).into())))
}
