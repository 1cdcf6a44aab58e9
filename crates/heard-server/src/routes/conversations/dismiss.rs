//! Setting a finding aside.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Quote;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DismissBody {
    /// The rule's id.
    rule: String,
    /// The words of the draft that the finding is about.
    #[schema(max_length = 20_000)]
    quote: String,
}

/// Set a finding aside, for this conversation
#[utoipa::path(
    post, path = "/v1/conversations/{id}/dismissals", tag = "conversations", params(("id" = Uuid, Path)), request_body = DismissBody,
    responses((status = 204, description = "It is not shown again here"), Problem),
)]
pub(crate) async fn dismiss(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<DismissBody>,
) -> Result<StatusCode, Problem> {
    let mut fields = Fields::default();
    if !app.engine.knows(&body.rule) {
        let said: String = body.rule.chars().take(64).collect();
        fields.remark("rule", format!("There is no rule `{said}`."));
    }
    let Some(quote) = fields.take("quote", Quote::new(&body.quote)).filter(|_| fields.is_fine()) else {
        return Err(fields.problem());
    };
    let conversation = of_team(&app, &me.agent, id).await?;
    let (_, change) = conversation.dismiss(&body.rule, quote, me.agent.id, app.now());
    app.store.apply(&change).await?;
    Ok(StatusCode::NO_CONTENT)
}
