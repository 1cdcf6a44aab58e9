//! The rules of the coach.
//!
//! One rule is two files in its family's folder: `<rule>.md`, its page (head with title, severity, practice, cites, since; then what
//! it sees, why it matters, poor and better, and the cases that test it), and `<rule>.rs` with one `check`. The registry [`RULES`] is
//! generated from them at build time. A rule speaks only where the situation calls for it, and always with the words it rests on.

mod context;
mod report;

pub(crate) use context::Context;
pub(crate) use report::Report;

use crate::Severity;

/// One rule, as its page declares it.
pub struct Rule {
    /// Its id: the name of its files, with hyphens.
    pub id: &'static str,
    /// Its family: the name of its folder.
    pub family: &'static str,
    /// What it says of a draft, one short sentence.
    pub title: &'static str,
    /// Default severity.
    pub severity: Severity,
    /// Ids of `practice` lines.
    pub practice: &'static [&'static str],
    /// Keys of studies.
    pub cites: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
    /// The whole page.
    pub page: &'static str,
    pub(crate) check: fn(&Context<'_>, &mut Report<'_>),
}

impl Rule {
    /// The rule of an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// The page without its head.
    pub fn text(&self) -> &'static str {
        self.page.splitn(3, "---\n").nth(2).unwrap_or(self.page).trim_start()
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
