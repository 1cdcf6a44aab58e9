//! `heard rules`: the catalogue, and one rule's page.

use anyhow::bail;
use clap::Subcommand;
use heard_engine::rules::{RULES, Rule};

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
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.action {
            None | Some(Action::List) => list(),
            Some(Action::Explain { id }) => explain(&id),
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
        let nearest = RULES
            .iter()
            .map(|rule| rule.id)
            .min_by_key(|known| distance(id, known))
            .unwrap_or_default();
        bail!(
            "no rule is named '{id}'; did you mean '{nearest}'? `heard rules` lists all {}",
            RULES.len()
        );
    };
    output::line(format!("{} — {}\n", rule.id, rule.title))?;
    output::line(rule.text())?;
    Ok(Outcome::Clean)
}

/// Edits (insert, delete, replace a character) between two short names.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            *cell = replaced.min(*cell + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distance_counts_edits() {
        for (a, b, expected) in [
            ("", "", 0),
            ("blame", "blame", 0),
            ("blam", "blame", 1),
            ("excuse", "excess", 2),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(a, b), expected, "{a} → {b}");
        }
    }
}
