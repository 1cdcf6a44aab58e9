//! Saying a scenario otherwise.

use axum::extract::State;
use uuid::Uuid;

use super::{ScenarioBody, own, readable};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::OwnScenarioView;

/// Change a scenario of your own; where it was shared, it is yours alone again
///
/// Rehearsals of it can be looked at afterwards, and not played on.
#[utoipa::path(
    put, path = "/v1/scenarios/{id}", tag = "practice", params(("id" = Uuid, Path)), request_body = ScenarioBody,
    responses((status = 200, description = "As it stands now", body = OwnScenarioView), Problem),
)]
pub(crate) async fn change_scenario(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<ScenarioBody>,
) -> Result<Json<OwnScenarioView>, Problem> {
    let text = readable(&body.text)?;
    let scenario = again(|| async {
        let mut scenario = own(&app, &me.agent, id).await?;
        app.store.apply(&scenario.rewrite(text.clone(), app.now())).await?;
        Ok(scenario)
    })
    .await?;
    Ok(Json((&scenario).into()))
}
