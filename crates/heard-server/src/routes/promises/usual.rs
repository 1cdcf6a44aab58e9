//! How long such work has taken here.

use axum::extract::State;
use heard_desk::usual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;

/// How many of the promises that were kept last are looked at.
const MOST: u32 = 2000;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct UsualQuery {
    /// What is promised: "send the new leg".
    what: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct UsualTime {
    /// Nothing is said below five cases.
    #[schema(required)]
    usual: Option<Took>,
}

/// How long it has taken, in seconds from the promise to the deed.
#[derive(Serialize, ToSchema)]
struct Took {
    /// How many were done.
    cases: usize,
    /// Half of them within this.
    median: i64,
    /// Nine of ten within this.
    most: i64,
}

/// How long work like this has usually taken here
#[utoipa::path(
    get, path = "/v1/promises/usual", tag = "promises", params(UsualQuery),
    responses((status = 200, description = "By the team's own kept promises", body = UsualTime), Problem),
)]
pub(crate) async fn usual_time(State(app): State<App>, me: SignedIn, Query(query): Query<UsualQuery>) -> Result<Json<UsualTime>, Problem> {
    let settled = app.store.kept_promises(me.agent.team, MOST).await?;
    let took = usual(&query.what, &settled).map(|usual| Took {
        cases: usual.cases,
        median: usual.median.as_secs(),
        most: usual.most.as_secs(),
    });
    Ok(Json(UsualTime { usual: took }))
}
