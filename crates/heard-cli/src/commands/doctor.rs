//! `heard doctor`: is everything in order on this machine?

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use heard_engine::rules::RULES;
use heard_engine::{Engine, ModelChoice, studies};

use crate::output::{self, Outcome};

/// What every SQLite file begins with.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

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
        for choice in [ModelChoice::Standard, ModelChoice::Small] {
            let there = if choice.is_carried() { "carried" } else { "not in this build" };
            all_well &= say(true, &format!("model {choice}: {there}"))?;
        }
        if let Some(path) = self.db {
            all_well &= match database(&path) {
                Ok(()) => say(true, &format!("database: {}", path.display()))?,
                Err(reason) => say(false, &format!("database: {}: {reason}", path.display()))?,
            };
        }
        Ok(if all_well { Outcome::Clean } else { Outcome::Found })
    }
}

/// Whether this is a database that only its owner can read. It is looked at, never opened for writing.
fn database(path: &Path) -> Result<(), String> {
    let mut head = [0; SQLITE.len()];
    let mut file = File::open(path).map_err(|error| error.to_string())?;
    file.read_exact(&mut head).map_err(|error| error.to_string())?;
    if head != *SQLITE {
        return Err("is not a database of Heard; name the file that `heard serve --db` was given".to_owned());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = file.metadata().map_err(|error| error.to_string())?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(format!("others on this machine can read it (mode {mode:o}); run chmod 600 on it"));
        }
    }
    Ok(())
}

fn say(well: bool, what: &str) -> anyhow::Result<bool> {
    let mark = if well { "\u{1b}[32mok\u{1b}[0m" } else { "\u{1b}[31mno\u{1b}[0m" };
    output::line(format!("{mark}  {what}"))?;
    Ok(well)
}

fn list(problems: &[String]) -> String {
    problems.iter().fold(String::new(), |list, problem| list + "\n    " + problem)
}
