//! What a certificate says, and the very bytes that are signed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A passed exam, told to others. It carries all that it says, so that it can be checked when the exam is long gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Names the exam.
    pub exam: String,
    /// Whose it is.
    pub name: String,
    /// Where they serve.
    pub team: String,
    /// When it was finished.
    pub at: Timestamp,
    /// How many answers were right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// The letters of the chapters that were asked.
    pub areas: String,
}

impl Certificate {
    /// What is signed: every field, each after its length, so that nothing can be moved from one into another.
    pub fn bytes(&self) -> Vec<u8> {
        let (right, of) = (self.right.to_string(), self.of.to_string());
        let at = self.at.as_microsecond().to_string();
        let mut bytes = b"certificate\0".to_vec();
        for field in [&self.exam, &self.name, &self.team, &at, &right, &of, &self.areas] {
            let length = u64::try_from(field.len()).unwrap_or(u64::MAX);
            bytes.extend(length.to_be_bytes());
            bytes.extend(field.as_bytes());
        }
        bytes
    }
}
