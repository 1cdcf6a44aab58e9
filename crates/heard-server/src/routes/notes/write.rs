//! Noting something, or asking a colleague.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{TeamNote, Text};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{colleague, view};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::NoteView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteBody {
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// The colleague who is asked; `null` or left out: nobody, it is to be known.
    #[serde(default)]
    ask: Option<Uuid>,
}

/// Note something for the team, or ask a colleague; the customer never sees it
#[utoipa::path(
    post, path = "/v1/conversations/{id}/notes", tag = "notes", params(("id" = Uuid, Path)), request_body = NoteBody,
    responses((status = 201, description = "It stands beside the conversation", body = NoteView), Problem),
)]
pub(crate) async fn write_note(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<NoteBody>,
) -> Result<(StatusCode, Json<NoteView>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", Text::new(&body.text)) else {
        return Err(fields.problem());
    };
    let conversation = of_team(&app, &me.agent, id).await?;
    let by = me.agent.id;
    let (note, change) = match body.ask {
        None => TeamNote::remark(&conversation, by, text, app.now()),
        Some(whom) => {
            let whom = colleague(&app, &me.agent, whom, "ask").await?;
            let asked = TeamNote::ask(&conversation, by, whom.id, text, app.now());
            asked.map_err(|error| Problem::refused(&error, "ask"))?
        }
    };
    app.store.apply(&change).await?;
    Ok((StatusCode::CREATED, view(&app, &me.agent, &note).await?))
}
