//! Your rehearsals.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::KeptRehearsalView;

#[derive(Serialize, ToSchema)]
pub(crate) struct Rehearsals {
    rehearsals: Vec<KeptRehearsalView>,
    /// How many can be kept.
    most: usize,
}

/// Your own rehearsals, the one last played first
#[utoipa::path(
    get, path = "/v1/rehearsals", tag = "practice",
    responses((status = 200, description = "The rehearsals", body = Rehearsals), Problem),
)]
pub(crate) async fn list_rehearsals(State(app): State<App>, me: SignedIn) -> Result<Json<Rehearsals>, Problem> {
    let kept = app.store.rehearsals(me.agent.id).await?;
    Ok(Json(Rehearsals {
        rehearsals: kept.iter().map(KeptRehearsalView::from).collect(),
        most: heard_desk::Rehearsal::MOST,
    }))
}
