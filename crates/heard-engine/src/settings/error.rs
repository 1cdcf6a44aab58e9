//! What is wrong with a settings file, and where.

use std::fmt;

/// What is wrong with a settings file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The field, such as `coach.rules.blame`; empty where no field can be read.
    pub field: String,
    /// What is wrong, and what is allowed.
    pub reason: String,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for SettingsError {}

/// The known name nearest to one that is not known, if it is near enough to be what was meant.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let near = known.into_iter().map(|known| (distance(name, known), known)).min()?;
    let most = name.chars().count().max(near.1.chars().count()) / 2;
    (near.0 <= most).then_some(near.1)
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
    use super::{distance, nearest};

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

    #[test]
    fn only_what_is_near_is_meant() {
        let known = ["blame", "excuse", "stock-phrase"];
        assert_eq!(nearest("stockphrase", known), Some("stock-phrase"));
        assert_eq!(nearest("exuse", known), Some("excuse"));
        assert_eq!(nearest("weather-report", known), None);
    }
}
