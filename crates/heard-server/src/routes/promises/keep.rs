//! Keeping a promise.

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
pub(crate) struct KeepBody {
    /// What there is to say of it.
    #[schema(min_length = 1, max_length = 20_000)]
    note: Option<String>,
}

/// Say that a promise was kept
#[utoipa::path(
    post, path = "/v1/promises/{id}/kept", tag = "promises", params(("id" = Uuid, Path)), request_body = KeepBody,
    responses((status = 200, description = "Kept", body = PromiseView), Problem),
)]
pub(crate) async fn keep_promise(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<KeepBody>,
) -> Result<Json<PromiseView>, Problem> {
    let mut fields = Fields::default();
    let Some(note) = fields.optional("note", body.note.as_ref().map(Text::new)) else {
        return Err(fields.problem());
    };
    turn(&app, &me.agent, id, |promise| promise.keep(me.agent.id, note.clone(), app.now())).await
}
