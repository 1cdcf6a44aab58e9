//! Looking over a scenario while it is being written.

use axum::extract::State;
use heard_desk::ScenarioText;
use heard_rehearsal::from_past::gaps;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::past::{PastBody, replaced};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::practice::LeftOut;
use crate::problem::Problem;
use crate::routes::view::GapView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScenarioCheckBody {
    /// What is being written.
    text: String,
    /// The conversation that it is made of, where it is just being made; left out otherwise.
    #[serde(default)]
    of: Option<MadeOf>,
}

/// Of what a scenario is being made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MadeOf {
    conversation: Uuid,
    /// Words that were replaced as well, and that stayed.
    #[serde(default)]
    told: PastBody,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ScenarioChecked {
    /// What keeps it from being played; where there is nothing, it can be kept.
    errors: Vec<LeftOut>,
    /// What is still to be filled in.
    gaps: Vec<GapView>,
    /// Words of the conversation that were replaced, and stand in the text again.
    came_back: Vec<String>,
}

/// What there is to say of a scenario's text; nothing is kept
#[utoipa::path(
    post, path = "/v1/scenarios/check", tag = "practice", request_body = ScenarioCheckBody,
    responses((status = 200, description = "What is wrong, and what is to be filled in", body = ScenarioChecked), Problem),
)]
pub(crate) async fn check_scenario(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<ScenarioCheckBody>,
) -> Result<Json<ScenarioChecked>, Problem> {
    let came_back = match &body.of {
        Some(of) => {
            let replaced = replaced(&app, &me, of.conversation, &of.told).await?;
            app.think(|_| replaced.past.came_back(&body.text)).await
        }
        None => Vec::new(),
    };
    let errors = ScenarioText::new(&body.text).err().unwrap_or_default();
    Ok(Json(ScenarioChecked {
        errors: errors.iter().map(LeftOut::from).collect(),
        gaps: gaps(&body.text).into_iter().map(GapView::from).collect(),
        came_back,
    }))
}
