//! What there is to say of a draft, without a conversation around it.

use axum::extract::State;
use heard_desk::{DraftText, Name};
use heard_engine::{Coaching, Situation};
use serde::Deserialize;
use utoipa::ToSchema;

use super::read::TurnBody;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::fields::Fields;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppraiseBody {
    /// The conversation so far, oldest first.
    turns: Vec<TurnBody>,
    /// What is being written.
    #[schema(max_length = 50_000)]
    draft: String,
    /// What the customer is called.
    #[schema(max_length = 100)]
    customer_name: Option<String>,
}

/// What there is to say of a draft
#[utoipa::path(
    post, path = "/v1/appraise", tag = "engine", request_body = AppraiseBody,
    responses(
        (status = 200, description = "Remarks, next step, promises", body = Coaching),
        Problem,
    ),
)]
pub(crate) async fn appraise(State(app): State<App>, _agent: SignedIn, Json(body): Json<AppraiseBody>) -> Result<Json<Coaching>, Problem> {
    let mut fields = Fields::default();
    let turns = TurnBody::all(&mut fields, "turns", &body.turns);
    fields.take("draft", DraftText::new(&body.draft));
    fields.optional("customer_name", body.customer_name.as_ref().map(Name::new));
    fields.finish()?;
    let now = app.local_now();
    let situation = Situation {
        turns: &turns,
        draft: &body.draft,
        customer_name: body.customer_name.as_deref(),
        now: Some(&now),
        ..Situation::default()
    };
    Ok(Json(app.think(|engine| engine.coach(&situation)).await))
}
