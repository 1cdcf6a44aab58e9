//! An agent hears a need that was not read.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, DeskError, Ledger, Line, Made, MessageId};
use heard_engine::NeedKind;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::once::Key;
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
    post, path = "/v1/conversations/{id}/needs", tag = "needs", params(("id" = Uuid, Path), Key), request_body = NoteBody,
    responses((status = 201, description = "Noted", body = NeedView), Problem),
)]
pub(crate) async fn note_need(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    key: Key,
    Json(body): Json<NoteBody>,
) -> Result<(StatusCode, Json<NeedView>), Problem> {
    let mut fields = Fields::default();
    let Some(label) = fields.take("label", Line::new(&body.label)) else {
        return Err(fields.problem());
    };
    let once = key.asks(&("note", id, body.message_id, body.kind, &body.label))?;
    let by = Actor::Agent(me.agent.id);
    let need = again(|| async {
        if let Some(need) = once.need(&app, by).await? {
            return Ok(need);
        }
        let thread = thread_of_team(&app, &me.agent, id).await?;
        let heard = MessageId::from(body.message_id);
        let message = thread.messages.iter().find(|message| message.id == heard);
        let message = message.ok_or_else(|| Problem::refused(&DeskError::Elsewhere, "message_id"))?;
        let mut ledger = Ledger { needs: thread.needs };
        let now = app.now();
        let noted = ledger.note(&thread.conversation, message, body.kind, label.clone(), me.agent.id, now);
        let (need, change) = noted.map_err(|error| Problem::refused(&error, "message_id"))?;
        let remembered = once.remember(by, thread.conversation.id, Made::Need(need.id), now);
        app.store.apply(&change.and(remembered)).await?;
        Ok(need)
    })
    .await?;
    Ok((StatusCode::CREATED, Json((&need).into())))
}
