//! Saying why a promise was broken.

use axum::extract::State;
use heard_desk::Text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::turn;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::view::PromiseView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhyBody {
    /// What came between. The customer does not see it.
    #[schema(min_length = 1, max_length = 20_000)]
    why: String,
}

/// Say why a promise was broken
#[utoipa::path(
    put, path = "/v1/promises/{id}/why", tag = "promises", params(("id" = Uuid, Path)), request_body = WhyBody,
    responses((status = 200, description = "The promise with the reason", body = PromiseView), Problem),
)]
pub(crate) async fn explain_promise(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<WhyBody>,
) -> Result<Json<PromiseView>, Problem> {
    let mut fields = Fields::default();
    let Some(why) = fields.take("why", Text::new(&body.why)) else {
        return Err(fields.problem());
    };
    turn(&app, &me.agent, id, |promise| promise.explain(why.clone(), me.agent.id, app.now())).await
}
