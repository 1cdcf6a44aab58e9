//! `heard doctor`: is everything in order on this machine?

use std::path::PathBuf;

use heard_engine::rules::RULES;
use heard_engine::{Engine, studies};

use crate::output::{self, Outcome};

/// Check that the binary and, where named, its database are in order
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Database file to look at
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut all_well = true;
        let problems = Engine::new().problems().to_vec();
        all_well &= say(
            problems.is_empty(),
            &format!("engine: {} rules, {} studies{}", RULES.len(), studies().len(), list(&problems)),
        )?;
        if let Some(path) = self.db {
            let found = path.is_file();
            all_well &= say(
                found,
                &format!("database: {}{}", path.display(), if found { "" } else { ": no such file" }),
            )?;
        }
        Ok(if all_well { Outcome::Clean } else { Outcome::Found })
    }
}

fn say(well: bool, what: &str) -> anyhow::Result<bool> {
    let mark = if well { "\u{1b}[32mok\u{1b}[0m" } else { "\u{1b}[31mno\u{1b}[0m" };
    output::line(format!("{mark}  {what}"))?;
    Ok(well)
}

fn list(problems: &[String]) -> String {
    problems.iter().map(|problem| format!("\n    {problem}")).collect()
}
