//! What is known of a customer from before, as a program tells it: a line each, checked once for every front end.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::nearest;

/// Characters of a line at most.
const LONGEST: usize = 200;

/// Something that the customer has told before, with its kind: `order: Bed frame KT-4471`. Without a kind it is of the kind `other`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Known(String);

/// Why a line cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownError {
    /// It says nothing.
    Empty,
    /// It is no line.
    Long,
    /// What stands before the colon is no kind.
    NoKind(String),
}

impl Known {
    /// What a line may be about.
    pub const KINDS: [&'static str; 7] = ["order", "device", "situation", "preference", "called", "pronunciation", "other"];

    /// The line, as [`crate::Situation::known`] takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What they want to be called, where a line says it; what was told last counts.
    pub fn called(all: &[Self]) -> Option<&str> {
        all.iter().rev().find_map(|known| known.0.strip_prefix("called: "))
    }
}

impl FromStr for Known {
    type Err = KnownError;

    fn from_str(line: &str) -> Result<Self, KnownError> {
        let line = line.trim();
        if line.chars().count() > LONGEST || line.contains('\n') {
            return Err(KnownError::Long);
        }
        // "Meeting at 10:30" has a colon and no kind.
        let kind = line
            .split_once(':')
            .filter(|(kind, _)| !kind.is_empty() && kind.chars().all(char::is_alphabetic));
        let (kind, words) = kind.map_or(("other".to_owned(), line), |(kind, words)| (kind.to_lowercase(), words.trim()));
        if words.is_empty() {
            return Err(KnownError::Empty);
        }
        if Self::KINDS.contains(&kind.as_str()) {
            Ok(Self(format!("{kind}: {words}")))
        } else {
            Err(KnownError::NoKind(kind))
        }
    }
}

impl TryFrom<String> for Known {
    type Error = KnownError;

    fn try_from(line: String) -> Result<Self, KnownError> {
        line.parse()
    }
}

impl From<Known> for String {
    fn from(known: Known) -> Self {
        known.0
    }
}

impl fmt::Display for KnownError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "says nothing; write a line such as `order: Bed frame KT-4471`"),
            Self::Long => write!(f, "must be one line of at most {LONGEST} characters"),
            Self::NoKind(kind) => {
                write!(f, "`{kind}` is no kind of fact")?;
                if let Some(meant) = nearest(kind, Known::KINDS) {
                    write!(f, "; did you mean `{meant}`?")?;
                }
                write!(f, " Kinds are {}", Known::KINDS.join(", "))
            }
        }
    }
}

impl std::error::Error for KnownError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<String, String> {
        line.parse::<Known>().map(String::from).map_err(|error| error.to_string())
    }

    #[test]
    fn a_line_has_a_kind_or_is_of_another() {
        for (line, known) in [
            ("order: Bed frame KT-4471", "order: Bed frame KT-4471"),
            ("  Order:KT-4471 ", "order: KT-4471"),
            ("Rides to work", "other: Rides to work"),
            ("The van comes at 10:30", "other: The van comes at 10:30"),
            ("10:30", "other: 10:30"),
            ("other: https://fennick.example", "other: https://fennick.example"),
        ] {
            assert_eq!(read(line).as_deref(), Ok(known));
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, says) in [
            ("", "says nothing"),
            ("order: ", "says nothing"),
            ("ordr: KT-4471", "did you mean `order`?"),
            ("xylophone: KT-4471", "Kinds are order, device"),
            ("order: KT-4471\nand more", "one line"),
        ] {
            assert!(read(line).is_err_and(|error| error.contains(says)), "{line:?}: {:?}", read(line));
        }
        assert!(read(&"x".repeat(LONGEST)).is_ok() && read(&"x".repeat(LONGEST + 1)).is_err());
    }

    #[test]
    fn they_are_called_what_was_told_last() {
        let told = |lines: &[&str]| -> Vec<Known> { lines.iter().filter_map(|line| line.parse().ok()).collect() };
        let known = told(&["called: Maggie", "order: KT-4471", "called: Mara"]);
        assert_eq!((known.len(), Known::called(&known)), (3, Some("Mara")));
        assert_eq!(Known::called(&told(&["order: KT-4471"])), None);
    }
}
