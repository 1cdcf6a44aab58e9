//! What is promised.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::routes::view::{ListedPromise, PromiseStandingView};

/// How many are listed.
const MOST: u32 = 500;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PromisesQuery {
    /// Open ones by default.
    state: Option<PromiseStandingView>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct PromiseList {
    /// Open ones: what is due first comes first. Settled ones: what was settled last comes first.
    promises: Vec<ListedPromise>,
}

/// The team's promises
#[utoipa::path(
    get, path = "/v1/promises", tag = "promises", params(PromisesQuery),
    responses((status = 200, description = "The promises", body = PromiseList), Problem),
)]
pub(crate) async fn list_promises(
    State(app): State<App>,
    me: SignedIn,
    Query(query): Query<PromisesQuery>,
) -> Result<Json<PromiseList>, Problem> {
    let standing = query.state.unwrap_or(PromiseStandingView::Open);
    let promises = app.store.promises(me.agent.team, standing.into(), MOST).await?;
    Ok(Json(PromiseList {
        promises: promises.iter().map(ListedPromise::from).collect(),
    }))
}
