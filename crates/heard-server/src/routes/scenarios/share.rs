//! Sharing a scenario with the team, and taking it back.

use axum::extract::State;
use heard_desk::Version;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::OwnScenarioView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareBody {
    /// The version that you have read through. Another one is not shared.
    #[schema(minimum = 1)]
    read: i64,
}

/// Let the team play a scenario of your own, once you have read it through
#[utoipa::path(
    put, path = "/v1/scenarios/{id}/share", tag = "practice", params(("id" = Uuid, Path)), request_body = ShareBody,
    responses((status = 200, description = "The team plays it", body = OwnScenarioView), Problem),
)]
pub(crate) async fn share_scenario(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<ShareBody>,
) -> Result<Json<OwnScenarioView>, Problem> {
    let scenario = again(|| async {
        let mut scenario = own(&app, &me.agent, id).await?;
        let shared = scenario.share(Version::read(body.read), app.now());
        let change = shared.map_err(|error| Problem::refused(&error, "read"))?;
        app.store.apply(&change).await?;
        Ok(scenario)
    })
    .await?;
    Ok(Json((&scenario).into()))
}

/// A scenario of your own is yours alone again
///
/// What others have played of it they can look at, and not play on.
#[utoipa::path(
    delete, path = "/v1/scenarios/{id}/share", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is yours alone", body = OwnScenarioView), Problem),
)]
pub(crate) async fn unshare_scenario(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<OwnScenarioView>, Problem> {
    let scenario = again(|| async {
        let mut scenario = own(&app, &me.agent, id).await?;
        app.store.apply(&scenario.unshare()).await?;
        Ok(scenario)
    })
    .await?;
    Ok(Json((&scenario).into()))
}
