//! How one's own work stands.

use axum::extract::State;

use super::view;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::CareView;

/// What you have carried lately, your pause, your hours, what you take gladly; nobody else can ask for them
#[utoipa::path(
    get, path = "/v1/care", tag = "care",
    responses((status = 200, description = "Yours", body = CareView), Problem),
)]
pub(crate) async fn my_care(State(app): State<App>, me: SignedIn) -> Result<Json<CareView>, Problem> {
    let presence = app.presence(&me.agent).await?;
    view(&app, &me.agent, &presence).await
}
