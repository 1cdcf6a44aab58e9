//! The conversation file of `heard check --conversation`.

use std::path::Path;

use anyhow::{Context as _, bail};
use heard_engine::{Who, out_of_order};
use jiff::Timestamp;
use serde::Deserialize;

use crate::input;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    who: Who,
    text: String,
    /// When it was written, where that is known.
    at: Option<Timestamp>,
}

/// The turns of a conversation file, oldest first.
pub(in crate::commands) fn read(path: &Path) -> anyhow::Result<Vec<(Who, String)>> {
    let input = input::text(path)?;
    let lines: Vec<Line> = serde_json::from_str(&input.text).with_context(|| {
        format!(
            "{}: expected a list of {{\"who\": \"customer\" or \"agent\", \"text\": \"…\"}}",
            input.name
        )
    })?;
    if let Some(place) = out_of_order(lines.iter().map(|line| line.at)) {
        bail!(
            "{}: turn {} was written before the one above it; the oldest stands first",
            input.name,
            place + 1
        );
    }
    if !lines.iter().any(|line| line.who == Who::Customer) {
        bail!("{}: no turn is the customer's; a draft is judged by what it answers", input.name);
    }
    Ok(lines.into_iter().map(|line| (line.who, line.text)).collect())
}

/// What the agent sent to others before, newest first.
pub(super) fn earlier(path: &Path) -> anyhow::Result<Vec<String>> {
    let input = input::text(path)?;
    serde_json::from_str(&input.text).with_context(|| format!("{}: a list of texts is expected", input.name))
}
