//! One rule, with its page.

use heard_engine::rules::Rule;
use serde::Serialize;
use utoipa::ToSchema;

use super::RuleView;
use crate::extract::{Json, Path};
use crate::problem::Problem;

/// A rule with its page.
#[derive(Serialize, ToSchema)]
pub(crate) struct RulePage {
    #[serde(flatten)]
    rule: RuleView,
    /// What it sees, why it matters, poor and better, in Markdown.
    page: &'static str,
}

/// One rule, with its page
#[utoipa::path(
    get, path = "/v1/rules/{id}", tag = "rules",
    params(("id" = String, Path, description = "The rule's id, such as `stock-phrase`")),
    responses(
        (status = 200, description = "The rule", body = RulePage),
        Problem,
    ),
)]
pub(crate) async fn show_rule(Path(id): Path<String>) -> Result<Json<RulePage>, Problem> {
    let rule = Rule::find(&id).ok_or_else(Problem::not_found)?;
    let page = rule.text();
    Ok(Json(RulePage { rule: rule.into(), page }))
}
