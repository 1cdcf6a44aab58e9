//! Answering a colleague.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{of_team, view};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations;
use crate::routes::view::NoteView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerNoteBody {
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
}

/// Answer a colleague's question; who asked is told at once
#[utoipa::path(
    post, path = "/v1/notes/{id}/answer", tag = "notes", params(("id" = Uuid, Path)), request_body = AnswerNoteBody,
    responses((status = 201, description = "It stands beside the question", body = NoteView), Problem),
)]
pub(crate) async fn answer_note(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<AnswerNoteBody>,
) -> Result<(StatusCode, Json<NoteView>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", Text::new(&body.text)) else {
        return Err(fields.problem());
    };
    let note = again(|| async {
        let mut question = of_team(&app, &me.agent, id).await?;
        let conversation = conversations::of_team(&app, &me.agent, question.conversation.uuid()).await?;
        let answered = question.answer(&conversation, me.agent.id, text.clone(), app.now());
        let (note, change) = answered.map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(note)
    })
    .await?;
    Ok((StatusCode::CREATED, view(&app, &me.agent, &note).await?))
}
