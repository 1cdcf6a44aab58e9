//! `heard rules`: the catalogue, and one rule's page.

use anyhow::{bail, ensure};
use clap::Subcommand;
use heard_engine::rules::{RULES, Rule};
use heard_engine::{Settings, nearest};
use heard_store::{DismissedRule, Place};

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
    /// How often agents set each rule's remarks aside: what is set aside often may be wrong for your trade
    Noise {
        /// Database file of the desk
        #[arg(long, value_name = "FILE", default_value = "heard.sqlite")]
        db: Place,
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
            Some(Action::Noise { db }) => noise(&db),
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

fn noise(db: &Place) -> anyhow::Result<Outcome> {
    if let Place::File(path) = db {
        // Opening would make one.
        ensure!(path.exists(), "{db}: no such file");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let rules = runtime.block_on(async {
        let store = db.open().await?;
        let mut rules = Vec::new();
        for team in store.teams().await? {
            rules.extend(store.dismissed_rules(team.id).await?);
        }
        anyhow::Ok(rules)
    })?;
    if rules.is_empty() {
        output::line("No remark was set aside yet.")?;
    }
    for DismissedRule { rule, times } in rules {
        output::line(format!("{times:6}  {rule}"))?;
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
