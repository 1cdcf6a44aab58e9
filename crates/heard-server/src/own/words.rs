//! A check-in as its writer reads it, and what is sealed of it.

use heard_desk::{CheckIn, CheckInId, Mood};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Key;
use crate::problem::Problem;
use heard_desk::AgentId;

/// Sealed texts are filled up to a multiple of this, so that their length does not tell whether there is a note.
const STEP: usize = 512;

/// What somebody said of a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    /// When.
    pub(crate) at: Timestamp,
    /// The word.
    pub(crate) how: Mood,
    /// The note.
    pub(crate) note: Option<String>,
}

impl Said {
    /// Sealed for its writer, under this id.
    pub(crate) fn seal(&self, key: &Key, agent: AgentId, id: CheckInId) -> Result<heard_desk::Sealed, Problem> {
        let mut text = Zeroizing::new(serde_json::to_vec(self).map_err(|error| Problem::internal(&error))?);
        let full = text.len().next_multiple_of(STEP);
        // JSON may end in spaces.
        text.resize(full, b' ');
        key.seal_words(agent, id, &text)
    }
}

/// All that can be opened with a key, the latest first.
pub(crate) fn opened(key: &Key, kept: &[CheckIn]) -> Vec<(CheckInId, Said)> {
    let open = |check_in: &CheckIn| {
        let text = key.open_words(check_in.agent, check_in.id, &check_in.sealed)?;
        Some((check_in.id, serde_json::from_slice(&text).ok()?))
    };
    let mut all: Vec<(CheckInId, Said)> = kept.iter().filter_map(open).collect();
    all.sort_by_key(|(id, said)| (std::cmp::Reverse(said.at), *id));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_tells_nothing_of_a_note() {
        let now = Timestamp::UNIX_EPOCH;
        let (key, agent, id) = (Key::fresh().unwrap(), AgentId::at(now), CheckInId::at(now));
        let sealed = |how, note: Option<&str>| {
            let note = note.map(str::to_owned);
            Said { at: now, how, note }.seal(&key, agent, id).unwrap().0.len()
        };
        assert_eq!(sealed(Mood::Light, None), sealed(Mood::Drained, Some("A day to forget")));
        assert!(sealed(Mood::Light, Some(&"x".repeat(600))) > sealed(Mood::Light, None));
    }
}
