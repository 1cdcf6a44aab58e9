//! Keeping a scenario.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::OwnScenario;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{MOST, readable};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::OwnScenarioView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScenarioBody {
    /// The scenario, in the format of a file.
    #[schema(min_length = 1, max_length = 50_000)]
    pub(super) text: String,
}

/// Keep a scenario; it is yours alone
///
/// It is read whole or refused with line and field. The same text is kept once: sent again, it answers as the first time. Of which conversation it was made
/// is not kept.
#[utoipa::path(
    post, path = "/v1/scenarios", tag = "practice", request_body = ScenarioBody,
    responses((status = 201, description = "It stands on your shelf", body = OwnScenarioView), Problem),
)]
pub(crate) async fn keep_scenario(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<ScenarioBody>,
) -> Result<(StatusCode, Json<OwnScenarioView>), Problem> {
    let text = readable(&body.text)?;
    let lent = app.store.own_scenarios(&me.agent, MOST).await?;
    let own: Vec<OwnScenario> = lent.into_iter().map(|lent| lent.it).filter(|it| it.by == me.agent.id).collect();
    if let Some(same) = own.iter().find(|kept| kept.text == text) {
        return Ok((StatusCode::CREATED, Json(same.into())));
    }
    let kept = OwnScenario::keep(&me.agent, text, own.len(), app.now());
    let (scenario, change) = kept.map_err(|error| Problem::refused(&error, "text"))?;
    app.store.apply(&change).await?;
    Ok((StatusCode::CREATED, Json((&scenario).into())))
}
