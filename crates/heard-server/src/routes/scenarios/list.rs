//! The scenarios at hand, and what the agent has done with them.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::practice::LeftOut;
use crate::problem::Problem;
use crate::routes::view::ScenarioView;

#[derive(Serialize, ToSchema)]
pub(crate) struct Scenarios {
    /// The easiest first.
    scenarios: Vec<ScenarioView>,
    /// What was left out of the team's own files for practice, questions among them, and why.
    left_out: Vec<LeftOut>,
}

/// The scenarios to rehearse, with what you have done with each
#[utoipa::path(
    get, path = "/v1/scenarios", tag = "practice",
    responses((status = 200, description = "The scenarios", body = Scenarios), Problem),
)]
pub(crate) async fn list_scenarios(State(app): State<App>, me: SignedIn) -> Result<Json<Scenarios>, Problem> {
    let kept = app.store.rehearsals(me.agent.id).await?;
    let scenarios = app.practice.shelf(&me.agent).scenarios().iter();
    Ok(Json(Scenarios {
        scenarios: scenarios.map(|scenario| ScenarioView::of(scenario, &kept)).collect(),
        left_out: app.practice.left_out.clone(),
    }))
}
