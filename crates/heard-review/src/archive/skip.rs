//! What could not be read, and why. Reasons never hold a customer's words.

use std::path::{Path, PathBuf};

use serde::Serialize;

/// A line, or a conversation that begins there, that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skip {
    /// The archive.
    pub file: PathBuf,
    /// Counted from 1; for mail the message's number in the file.
    pub line: u64,
    /// Why, without a word of the conversation.
    pub reason: String,
}

impl Skip {
    pub(crate) fn new(file: &Path, line: u64, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        }
    }
}

impl std::fmt::Display for Skip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.reason)
    }
}

/// An archive that cannot be used at all.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", file.display())]
pub struct ArchiveError {
    /// The archive.
    pub file: PathBuf,
    /// Why, and what to do about it.
    pub reason: String,
}

impl ArchiveError {
    pub(crate) fn new(file: &Path, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            reason: reason.into(),
        }
    }
}
