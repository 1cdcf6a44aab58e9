//! Checking items without asking them.

use std::path::Path;

use heard_quiz::{Bank, Level};

use super::files;
use crate::output::{self, Outcome};

pub(super) fn run(path: &Path) -> anyhow::Result<Outcome> {
    let files = files::read(path)?;
    let (bank, faults) = Bank::of(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    for fault in &faults {
        output::line(fault.to_string())?;
    }
    let levels: Vec<String> = Level::ALL
        .iter()
        .map(|level| bank.items().iter().filter(|item| item.level == *level).count().to_string())
        .collect();
    let (whole, wrong) = (bank.items().len(), faults.len());
    output::line(format!("{whole} items are whole, by level {}; {wrong} faults.", levels.join(" + ")))?;
    Ok(if faults.is_empty() { Outcome::Clean } else { Outcome::Found })
}
