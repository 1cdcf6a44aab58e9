//! What is planned to be checked.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::ListedFollowUp;

/// How many are listed.
const MOST: u32 = 500;

#[derive(Serialize, ToSchema)]
pub(crate) struct FollowUpList {
    /// What is due first comes first.
    follow_ups: Vec<ListedFollowUp>,
}

/// The team's check-backs that are planned
#[utoipa::path(
    get, path = "/v1/follow-ups", tag = "follow-ups",
    responses((status = 200, description = "The check-backs", body = FollowUpList), Problem),
)]
pub(crate) async fn list_follow_ups(State(app): State<App>, me: SignedIn) -> Result<Json<FollowUpList>, Problem> {
    let planned = app.store.planned_follow_ups(me.agent.team, MOST).await?;
    Ok(Json(FollowUpList {
        follow_ups: planned.iter().map(ListedFollowUp::from).collect(),
    }))
}
