//! What is promised.

use axum::extract::State;
use heard_store::PromiseOf;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::routes::view::{PromiseStandingView, PromiseView};

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

/// A promise with whom it was made to.
#[derive(Serialize, ToSchema)]
struct ListedPromise {
    #[serde(flatten)]
    promise: PromiseView,
    conversation_id: Uuid,
    customer_name: String,
}

impl From<&PromiseOf> for ListedPromise {
    fn from(listed: &PromiseOf) -> Self {
        Self {
            promise: (&listed.promise).into(),
            conversation_id: listed.promise.conversation.uuid(),
            customer_name: listed.customer_name.as_str().to_owned(),
        }
    }
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
