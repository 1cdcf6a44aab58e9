//! `heard rules`: the catalogue, and one rule's page.

use anyhow::bail;
use clap::Subcommand;
use heard_engine::rules::{RULES, Rule};
use heard_engine::{Settings, nearest};

use crate::output::{self, Outcome};

/// List the rules of the coach, or explain one
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Subcommand)]
enum Action {
    /// Every rule: id, severity, practice lines, title
    List,
    /// One rule's page: what it sees, why it matters, poor and better replies, cases
    Explain {
        /// The rule's id, such as stock-phrase
        id: String,
    },
    /// The JSON schema of the table [coach] of heard.toml, for editors
    #[allow(clippy::doc_markdown, reason = "read in a terminal")]
    Schema,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.action {
            None | Some(Action::List) => list(),
            Some(Action::Explain { id }) => explain(&id),
            Some(Action::Schema) => {
                output::json(&Settings::schema(), true)?;
                Ok(Outcome::Clean)
            }
        }
    }
}

fn list() -> anyhow::Result<Outcome> {
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in RULES {
        let severity = format!("{:?}", rule.severity).to_lowercase();
        output::line(format!(
            "{:width$}  {severity:7}  {:12}  {}",
            rule.id,
            rule.practice.join(" "),
            rule.title
        ))?;
    }
    Ok(Outcome::Clean)
}

fn explain(id: &str) -> anyhow::Result<Outcome> {
    let Some(rule) = Rule::find(id) else {
        let all = RULES.len();
        match nearest(id, RULES.iter().map(|rule| rule.id)) {
            Some(name) => bail!("no rule is named '{id}'; did you mean '{name}'? `heard rules` lists all {all}"),
            None => bail!("no rule is named '{id}'; `heard rules` lists all {all}"),
        }
    };
    output::line(format!("{} — {}\n", rule.id, rule.title))?;
    output::line(rule.text())?;
    Ok(Outcome::Clean)
}
