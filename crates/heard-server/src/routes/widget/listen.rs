//! Live events for one customer.

use axum::extract::State;
use serde::Deserialize;

use super::own;
use crate::App;
use crate::auth::customer_of;
use crate::extract::Query;
use crate::hub::Live;
use crate::problem::Problem;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListenQuery {
    /// The customer's token: a browser's event stream cannot send headers. Addresses are never logged.
    token: String,
}

/// That something changed in the caller's own conversation
///
/// Server-sent events: `changed` with `{}`. The page fetches the conversation again.
#[utoipa::path(
    get, path = "/v1/widget/events", tag = "widget", params(ListenQuery),
    responses((status = 200, description = "The stream", content_type = "text/event-stream"), Problem),
)]
pub(crate) async fn own_events(State(app): State<App>, Query(query): Query<ListenQuery>) -> Result<Live, Problem> {
    let caller = customer_of(&app, &query.token).await?;
    let own = own(&app, &caller.customer).await?;
    Ok(app.hub.for_customer(own, caller.customer.id))
}
