//! What an agent reads: their own experiences and what the team shares.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::ExperienceView;

/// How many are listed.
const MOST: u32 = 1000;

#[derive(Serialize, ToSchema)]
pub(crate) struct Experiences {
    pub(super) experiences: Vec<ExperienceView>,
}

/// Your own experiences and those that the team shares, the one changed last first
#[utoipa::path(
    get, path = "/v1/experiences", tag = "experiences",
    responses((status = 200, description = "The experiences", body = Experiences), Problem),
)]
pub(crate) async fn list_experiences(State(app): State<App>, me: SignedIn) -> Result<Json<Experiences>, Problem> {
    let told = app.store.experiences(&me.agent, MOST).await?;
    let experiences = told.iter().map(|told| ExperienceView::told(told, &me.agent)).collect();
    Ok(Json(Experiences { experiences }))
}
