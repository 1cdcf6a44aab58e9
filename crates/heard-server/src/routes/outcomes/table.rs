//! The measures of a period as a table for spreadsheets.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use heard_desk::outcome::csv;

use super::PeriodQuery;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Query;
use crate::outcomes::counted;
use crate::problem::Problem;

/// What it was good for, as a table
///
/// One row a figure for the whole period, and one for each of its weeks.
#[utoipa::path(
    get, path = "/v1/outcomes.csv", tag = "outcomes", params(PeriodQuery),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv"), Problem),
)]
pub(crate) async fn outcomes_table(State(app): State<App>, me: SignedIn, Query(query): Query<PeriodQuery>) -> Result<Response, Problem> {
    let counted = counted(&app, me.agent.team, query.period(&app)?).await?;
    let period = &counted.period;
    let name = format!("attachment; filename=\"outcomes-{}-{}.csv\"", period.first(), period.last());
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, csv(&counted.report, period)).into_response())
}
