//! What a review is of: equal plans give equal results, so only an equal plan goes on where another stopped.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use heard_engine::Engine;
use heard_engine::rules::RULES;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Request, ReviewError};

/// The first line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) engine: String,
    pub(crate) archives: Vec<Archive>,
    pub(crate) options: String,
}

/// An archive as it was when the review began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Archive {
    pub(crate) path: String,
    pub(crate) bytes: u64,
    modified: u128,
}

impl Plan {
    pub(crate) fn of(request: &Request, engine: &Engine) -> Result<Self, ReviewError> {
        let archives = request.archives.iter().map(|path| Archive::of(path)).collect::<Result<_, _>>()?;
        let Request {
            reading, scoring, choice, ..
        } = request;
        let names = (&reading.columns, &reading.roles);
        let zones = (reading.zone.iana_name(), scoring.zone.iana_name());
        Ok(Self {
            engine: version(engine),
            archives,
            options: format!("{names:?} {zones:?} words {} {:?} {choice:?}", scoring.words, scoring.agent_names),
        })
    }

    /// The bytes of all archives.
    pub(crate) fn bytes(&self) -> u64 {
        self.archives.iter().map(|archive| archive.bytes).sum()
    }

    /// In what two plans differ, for people.
    pub(super) fn difference(&self, other: &Self) -> &'static str {
        match () {
            () if self.archives != other.archives => "other archives, or they were changed",
            () if self.engine != other.engine => "another version of the engine",
            () => "other options",
        }
    }
}

impl Archive {
    fn of(path: &Path) -> Result<Self, ReviewError> {
        let shown = path.display().to_string();
        // What is not there is explained better by whoever opens it.
        let Ok(meta) = fs::metadata(path) else {
            return Ok(Self {
                path: shown,
                bytes: 0,
                modified: 0,
            });
        };
        let modified = meta.modified().map_err(ReviewError::disk(path))?;
        Ok(Self {
            path: shown,
            bytes: meta.len(),
            modified: modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos()),
        })
    }
}

/// The version, a fingerprint of the rules and the encoder: a changed rule is another engine, and so is another size of the encoder.
fn version(engine: &Engine) -> String {
    let mut rules = Sha256::new();
    for rule in RULES {
        rules.update(rule.id);
        rules.update(rule.page);
    }
    let print = hex(&rules.finalize());
    format!(
        "{} ({} rules, {print}; encoder: {})",
        env!("CARGO_PKG_VERSION"),
        RULES.len(),
        engine.encoder()
    )
}

/// The first four bytes of a digest.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().take(4).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
