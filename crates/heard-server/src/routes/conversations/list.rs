//! The queue, and what was closed.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::routes::view::{StandingView, SummaryView};

/// How many closed conversations are listed.
const ARCHIVE: u32 = 200;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// Open ones by default.
    state: Option<StandingView>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ConversationList {
    /// Open ones: most urgent first. Closed ones: the latest word first.
    conversations: Vec<SummaryView>,
}

/// The queue
#[utoipa::path(
    get, path = "/v1/conversations", tag = "conversations", params(ListQuery),
    responses((status = 200, description = "One line each", body = ConversationList), Problem),
)]
pub(crate) async fn list_conversations(
    State(app): State<App>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<ConversationList>, Problem> {
    let found = match query.state {
        Some(StandingView::Closed) => app.store.archive(me.agent.team, ARCHIVE).await?,
        Some(StandingView::Open) | None => {
            let mut queue = app.store.queue(me.agent.team).await?;
            heard_desk::order(&mut queue, app.now());
            queue
        }
    };
    Ok(Json(ConversationList {
        conversations: found.iter().map(SummaryView::from).collect(),
    }))
}
