//! The rules of the coach, as their pages declare them.

mod list;
mod show;

use heard_engine::rules::Rule;
use heard_engine::{Severity, studies};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use list::*;
pub(crate) use show::*;

/// One rule.
#[derive(Serialize, ToSchema)]
#[schema(as = Rule)]
pub(crate) struct RuleView {
    /// Its id.
    id: &'static str,
    /// Its family.
    family: &'static str,
    /// What it says of a draft.
    title: &'static str,
    /// How much it matters.
    severity: Severity,
    /// Lines of the practice.
    practice: &'static [&'static str],
    /// Short citations.
    cites: Vec<&'static str>,
    /// The version that brought it.
    since: &'static str,
}

impl From<&'static Rule> for RuleView {
    fn from(rule: &'static Rule) -> Self {
        let short = |key: &&str| studies().iter().find(|study| study.key == *key).map(|study| study.short);
        Self {
            id: rule.id,
            family: rule.family,
            title: rule.title,
            severity: rule.severity,
            practice: rule.practice,
            cites: rule.cites.iter().filter_map(short).collect(),
            since: rule.since,
        }
    }
}
