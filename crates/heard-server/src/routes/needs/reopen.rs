//! Opening a need again.

use axum::extract::State;
use heard_desk::Actor;
use uuid::Uuid;

use super::turn;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::NeedView;

/// Say that a need waits after all
#[utoipa::path(
    post, path = "/v1/needs/{id}/reopen", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It waits", body = NeedView), Problem),
)]
pub(crate) async fn reopen_need(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<NeedView>, Problem> {
    turn(&app, &me.agent, id, |need| need.reopen(Actor::Agent(me.agent.id), app.now())).await
}
