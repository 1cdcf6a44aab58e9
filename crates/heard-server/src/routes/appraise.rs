//! What there is to say of a draft, without a conversation around it.

use axum::extract::State;
use heard_desk::{DraftText, Name};
use heard_engine::{Coaching, Known, Situation};
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
    /// What the customer has told before, a fact each with its kind: "order: Bed frame KT-4471". The kinds are order, device, situation,
    /// preference, called (what they want to be called), pronunciation and other.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 100)]
    known: Vec<Known>,
}

/// Facts at most.
const MOST: usize = 100;

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
    if body.known.len() > MOST {
        fields.remark("known", format!("must be at most {MOST} facts"));
    }
    fields.finish()?;
    let known: Vec<&str> = body.known.iter().map(Known::as_str).collect();
    let now = app.local_now();
    let situation = Situation {
        turns: &turns,
        draft: &body.draft,
        customer_name: Known::called(&body.known).or(body.customer_name.as_deref()),
        now: Some(&now),
        known: &known,
        ..Situation::default()
    };
    Ok(Json(app.think(|engine| engine.coach(&situation)).await))
}
