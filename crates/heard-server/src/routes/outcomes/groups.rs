//! What customers say is wrong or wanted, grouped.

use axum::extract::State;
use heard_desk::outcome::{Near, VISIBLE};
use serde::Serialize;
use utoipa::ToSchema;

use super::PeriodQuery;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::outcomes::counted;
use crate::problem::Problem;
use crate::routes::view::GroupView;

#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemGroups {
    /// The largest first, a dozen at most.
    groups: Vec<GroupView>,
    /// How many groups there are in all.
    all: usize,
    /// How many passages were looked at.
    passages: usize,
    /// In one of how many conversations: of a very busy period some are drawn by chance, and all counts are of those.
    one_in: u32,
    /// Whether they were grouped by meaning; by shared words where there is no encoder.
    by_meaning: bool,
}

/// What customers say is wrong or wanted, in groups
///
/// A group is in two conversations at least. The first time may take some seconds for a busy period.
#[utoipa::path(
    get, path = "/v1/outcomes/groups", tag = "outcomes", params(PeriodQuery),
    responses((status = 200, description = "The groups", body = ProblemGroups), Problem),
)]
pub(crate) async fn list_groups(
    State(app): State<App>,
    me: SignedIn,
    Query(query): Query<PeriodQuery>,
) -> Result<Json<ProblemGroups>, Problem> {
    let counted = counted(&app, me.agent.team, query.period(&app)?).await?;
    let groups = counted.groups(&app).await?;
    Ok(Json(ProblemGroups {
        groups: groups.all.iter().take(VISIBLE).map(GroupView::from).collect(),
        all: groups.all.len(),
        passages: groups.passages,
        one_in: groups.one_in,
        by_meaning: groups.near == Near::Meaning,
    }))
}
