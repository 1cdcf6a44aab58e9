//! The conversation file of `heard check --conversation`.

use std::path::Path;

use anyhow::Context as _;
use heard_engine::Who;
use serde::Deserialize;

use crate::input;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    who: Who,
    text: String,
}

/// The turns of a conversation file, oldest first.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<(Who, String)>> {
    let input = input::text(path)?;
    let lines: Vec<Line> = serde_json::from_str(&input.text).with_context(|| {
        format!(
            "{}: expected a list of {{\"who\": \"customer\" or \"agent\", \"text\": \"…\"}}",
            input.name
        )
    })?;
    Ok(lines.into_iter().map(|line| (line.who, line.text)).collect())
}

/// What the agent sent to others before, newest first.
pub(super) fn earlier(path: &Path) -> anyhow::Result<Vec<String>> {
    let input = input::text(path)?;
    serde_json::from_str(&input.text).with_context(|| format!("{}: a list of texts is expected", input.name))
}
