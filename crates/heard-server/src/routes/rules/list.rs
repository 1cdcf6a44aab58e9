//! All rules.

use heard_engine::rules::RULES;

use super::RuleView;
use crate::extract::Json;

/// The rules of the coach
#[utoipa::path(
    get, path = "/v1/rules", tag = "rules",
    responses((status = 200, description = "By family and name", body = Vec<RuleView>)),
)]
pub(crate) async fn list_rules() -> Json<Vec<RuleView>> {
    Json(RULES.iter().map(RuleView::from).collect())
}
