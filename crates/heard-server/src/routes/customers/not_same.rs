//! Two customers are two people after all.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::problem::Problem;

/// Take back that a customer is the same person as another
///
/// Each is shown for themselves from now on, with what was noted of them. Where others are known as this customer, they stay one person.
#[utoipa::path(
    delete, path = "/v1/customers/{id}/same-as", tag = "customers", params(("id" = Uuid, Path)),
    responses((status = 204, description = "They are two"), Problem),
)]
pub(crate) async fn not_same(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let person = of_team(&app, &me.agent, id).await?;
        let parted = person.is_not(id.into(), me.agent.id, app.now());
        let change = parted.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
