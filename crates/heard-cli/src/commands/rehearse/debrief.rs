//! The debrief in the terminal.

use heard_engine::practice_line;
use heard_rehearsal::{Cause, Debrief, Hidden, Rehearsal, Try};

use super::played::moved;
use crate::output::line;

/// Causes shown for a turn.
const CAUSES: usize = 5;

pub(super) fn show(told: &Debrief, rehearsal: &Rehearsal) -> anyhow::Result<()> {
    head("What moved them")?;
    let mut before = told.start;
    for step in &told.arc {
        line(format!("[{}] {}", step.turn + 1, moved(before, step.mood)))?;
        for cause in step.causes.iter().take(CAUSES) {
            line(format!("    {}", self::cause(cause)))?;
        }
        before = step.mood;
    }
    let (is, hidden) = &told.impact;
    head("What really hurt")?;
    line(match hidden {
        Hidden::Hidden => format!("It was never told: {is}"),
        Hidden::Told => format!("They told it: {is}"),
        Hidden::PassedOver => format!("They told it, and it was passed over: {is}"),
        Hidden::Seen => format!("They told it, and you saw it: {is}"),
    })?;
    list("Solved", &told.given)?;
    list("Needs met", &told.met)?;
    let missed: Vec<String> = told.missed.iter().map(|missed| missed.what.clone()).collect();
    list("Missed", &missed)?;
    if !told.worked.is_empty() {
        head("What worked")?;
        for worked in &told.worked {
            line(format!("  [{}] “{}”: {}", worked.turn + 1, one_line(&worked.quote), worked.why))?;
        }
    }
    if let Some(next) = &told.next {
        head("One thing to try next")?;
        attempt(next)?;
    }
    if rehearsal.branches().len() > 1 {
        line("\n`:branches` shows your other ways beside this one.")?;
    }
    Ok(())
}

fn attempt(next: &Try) -> anyhow::Result<()> {
    line(format!("  {}", next.what))?;
    line(format!("  {}", next.why))?;
    if let Some(quote) = &next.quote {
        line(format!("  Your words: “{}”", one_line(quote)))?;
    }
    if let Some(hint) = &next.hint {
        line(format!("  A hint: {}", one_line(hint)))?;
    }
    if let Some(rule) = &next.rule {
        line(format!("  Rule: {rule} (`heard rules explain {rule}`)"))?;
    }
    if let Some(practice) = next.practice.as_deref().and_then(practice_line) {
        line(format!("  Practice {}: {}", practice.id, practice.text))?;
    }
    if let Some(study) = next.study {
        line(format!("  Study: {} ({}): {}", study.short, study.source, study.finding))?;
    }
    if let Some(turn) = next.turn {
        line(format!("  `:back {}` tries it.", turn + 1))?;
    }
    Ok(())
}

/// "anger +18, trust −6: Makes it small … “calm down”".
pub(super) fn cause(cause: &Cause) -> String {
    let by = cause.shift;
    let amounts: Vec<String> = [("anger", by.anger), ("trust", by.trust), ("hope", by.hope)]
        .into_iter()
        .map(|(name, amount)| (name, (amount * 100.0).round()))
        .filter(|(_, amount)| *amount != 0.0)
        .map(|(name, amount)| format!("{name} {}{}", if amount < 0.0 { "−" } else { "+" }, amount.abs()))
        .collect();
    let quote = cause
        .quote
        .as_ref()
        .map_or_else(String::new, |quote| format!(" “{}”", one_line(quote)));
    let amounts = if amounts.is_empty() {
        "hardly".to_owned()
    } else {
        amounts.join(", ")
    };
    format!("{amounts}: {}{quote}", cause.why)
}

fn list(title: &str, entries: &[String]) -> anyhow::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    head(title)?;
    entries.iter().try_for_each(|entry| line(format!("  - {entry}")))
}

fn head(title: &str) -> anyhow::Result<()> {
    line(format!("\n\u{1b}[1m{title}\u{1b}[0m"))
}

/// Words on one line, cut where they are many.
fn one_line(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(&line)),
        None => line,
    }
}
