//! A customer reads their conversation.

use axum::extract::State;

use super::view;
use crate::App;
use crate::auth::Caller;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::CustomerView;

/// The caller's own conversation
#[utoipa::path(
    get, path = "/v1/widget/conversation", tag = "widget",
    responses((status = 200, description = "What was said and promised", body = CustomerView), Problem),
)]
pub(crate) async fn show_own_conversation(State(app): State<App>, caller: Caller) -> Result<Json<CustomerView>, Problem> {
    Ok(Json(view(&app, &caller.customer).await?))
}
