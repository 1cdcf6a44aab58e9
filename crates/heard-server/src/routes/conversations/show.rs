//! One conversation.

use axum::extract::State;
use uuid::Uuid;

use super::thread_of_team;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::ConversationView;

/// One conversation, with what was said and promised
#[utoipa::path(
    get, path = "/v1/conversations/{id}", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The conversation", body = ConversationView), Problem),
)]
pub(crate) async fn show_conversation(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Json<ConversationView>, Problem> {
    let thread = thread_of_team(&app, &me.agent, id).await?;
    let draft = app.store.draft(thread.conversation.id, me.agent.id).await?;
    Ok(Json(ConversationView::of(
        &thread,
        me.agent.id,
        draft.as_ref(),
        app.links().await?,
        app.now(),
    )))
}
