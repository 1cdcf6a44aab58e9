//! Live events for agents.

use axum::extract::State;
use axum::http::HeaderMap;

use crate::App;
use crate::auth::SignedIn;
use crate::hub::{Change, Live};
use crate::problem::Problem;

/// What changes, as it changes
///
/// Server-sent events: `conversation` with `{id}`, `promise` with `{id, conversation_id}`, `customer` with `{id}`; `lagged` with `{}` asks to
/// fetch everything again. After a break the browser sends `last-event-id`, and what was missed comes first.
#[utoipa::path(
    get, path = "/v1/events", tag = "events",
    responses((status = 200, description = "The stream", body = Change, content_type = "text/event-stream"), Problem),
)]
pub(crate) async fn events(State(app): State<App>, me: SignedIn, headers: HeaderMap) -> Result<Live, Problem> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    app.hub.for_agents(&me.agent, last, app.store.as_ref()).await
}
