//! Two customers are one person.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SameAsBody {
    /// As whom they are known from now on.
    customer_id: Uuid,
}

/// Say that a customer is the same person as another
///
/// The conversations and facts of both are shown as one from now on. Nothing that was said moves, and no customer's token opens more than before.
#[utoipa::path(
    post, path = "/v1/customers/{id}/same-as", tag = "customers", params(("id" = Uuid, Path)), request_body = SameAsBody,
    responses((status = 204, description = "They are one"), Problem),
)]
pub(crate) async fn same_as(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<SameAsBody>,
) -> Result<StatusCode, Problem> {
    again(|| async {
        let person = of_team(&app, &me.agent, id).await?;
        let other = of_team(&app, &me.agent, body.customer_id).await?;
        let same = person.is_same_as(&other, me.agent.id, app.now());
        let change = same.map_err(|error| Problem::refused(&error, "customer_id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
