//! The measures of a period.

use axum::extract::State;

use super::PeriodQuery;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::outcomes::counted;
use crate::problem::Problem;
use crate::routes::view::OutcomesView;

/// What it was good for, in a period
#[utoipa::path(
    get, path = "/v1/outcomes", tag = "outcomes", params(PeriodQuery),
    responses((status = 200, description = "The measures", body = OutcomesView), Problem),
)]
pub(crate) async fn show_outcomes(
    State(app): State<App>,
    me: SignedIn,
    Query(query): Query<PeriodQuery>,
) -> Result<Json<OutcomesView>, Problem> {
    let counted = counted(&app, me.agent.team, query.period(&app)?).await?;
    Ok(Json(OutcomesView::of(&counted.report, &counted.period)))
}
