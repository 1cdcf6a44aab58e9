//! One of your rehearsals.

use axum::extract::State;
use uuid::Uuid;

use super::{own, view};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::RehearsalView;

/// One of your own rehearsals: every turn of every branch, and what was said at each end
///
/// Everything is shown as it was shown when it was played. Where today's coach would say otherwise, a turn has `today`.
#[utoipa::path(
    get, path = "/v1/rehearsals/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The rehearsal", body = RehearsalView), Problem),
)]
pub(crate) async fn show_rehearsal(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<RehearsalView>, Problem> {
    let rehearsal = own(&app, &me.agent, id).await?;
    Ok(Json(view(&app, &me.agent, &rehearsal).await?))
}
