//! Setting a need aside.

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
use crate::routes::view::NeedView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetAsideBody {
    /// Why it is not to be met, or was never there.
    #[schema(min_length = 1, max_length = 20_000)]
    why: String,
}

/// Set a need aside, with the reason
#[utoipa::path(
    post, path = "/v1/needs/{id}/set-aside", tag = "needs", params(("id" = Uuid, Path)), request_body = SetAsideBody,
    responses((status = 200, description = "Set aside", body = NeedView), Problem),
)]
pub(crate) async fn set_need_aside(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<SetAsideBody>,
) -> Result<Json<NeedView>, Problem> {
    let mut fields = Fields::default();
    let Some(why) = fields.take("why", Text::new(&body.why)) else {
        return Err(fields.problem());
    };
    turn(&app, &me.agent, id, |need| need.set_aside(why.clone(), me.agent.id, app.now())).await
}
