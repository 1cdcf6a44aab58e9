//! Taking a reply back.

use axum::extract::State;
use heard_desk::{Message, MessageState};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::{DraftView, WayView};

#[derive(Serialize, ToSchema)]
pub(crate) struct Undone {
    /// The reply's text, before what was begun since.
    draft: DraftView,
    /// The options that would have gone with it.
    options: Vec<WayView>,
}

/// Take a reply back while it is being sent
#[utoipa::path(
    delete, path = "/v1/conversations/{id}/replies/{message_id}", tag = "replies",
    params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 200, description = "It stands in the draft again", body = Undone), Problem),
)]
pub(crate) async fn undo_reply(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message)): Path<(Uuid, Uuid)>,
) -> Result<Json<Undone>, Problem> {
    let (draft, ways) = again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let here = |found: &Message| found.conversation == conversation.id;
        let message = app
            .store
            .message(message.into())
            .await?
            .filter(here)
            .ok_or_else(Problem::not_found)?;
        let begun = app.store.draft(conversation.id, me.agent.id).await?;
        let undone = conversation.undo(&message, begun.as_ref(), me.agent.id, app.now());
        let (draft, change) = undone.map_err(|error| Problem::refused(&error, "text"))?;
        app.store.apply(&change).await?;
        let ways = match message.state {
            MessageState::Sending { enclosed, .. } => enclosed.ways,
            _ => vec![],
        };
        Ok((draft, ways))
    })
    .await?;
    Ok(Json(Undone {
        draft: (&draft).into(),
        options: ways.iter().map(WayView::from).collect(),
    }))
}
