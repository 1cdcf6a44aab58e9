//! The journal: what the review is of, and which parts are whole. One JSON line each, appended after the part is in place.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::{Folder, ReviewError};

/// What came of reading the archives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Parts that are whole.
    pub parts: u64,
    /// Conversations scored.
    pub conversations: u64,
    /// Messages in them.
    pub messages: u64,
    /// Lines or conversations that could not be used.
    pub skipped: u64,
}

/// A part that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PartDone {
    pub(crate) number: u64,
    pub(crate) conversations: u64,
    pub(crate) messages: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Plan(Plan),
    Part(PartDone),
    Scored(Totals),
    Merged,
}

/// The journal of a folder, locked for this process as long as it lives.
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    parts: BTreeMap<u64, PartDone>,
    scored: Option<Totals>,
    merged: bool,
}

impl Journal {
    /// Goes on with the journal of this plan, or begins it.
    pub(crate) fn open(folder: &Folder, plan: &Plan, restart: bool) -> Result<Self, ReviewError> {
        fs::create_dir_all(folder.parts()).map_err(ReviewError::disk(&folder.parts()))?;
        let path = folder.file("journal.jsonl");
        let file = OpenOptions::new().read(true).append(true).create(true).open(&path);
        let file = file.map_err(ReviewError::disk(&path))?;
        if matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)) {
            return Err(ReviewError::Busy(folder.0.clone()));
        }
        let text = fs::read_to_string(&path).map_err(ReviewError::disk(&path))?;
        // A line that was cut off with the power says nothing: its part is scored again.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut journal = Self {
            path,
            file,
            parts: BTreeMap::new(),
            scored: None,
            merged: false,
        };
        journal.truncate(whole as u64)?;
        let lines = text.get(..whole).unwrap_or_default().lines();
        let mut entries = lines.filter_map(|line| serde_json::from_str(line).ok());
        match entries.next() {
            Some(Entry::Plan(there)) if there == *plan => entries.for_each(|entry| journal.recall(&entry)),
            // A review that has nothing yet has nothing to lose.
            Some(Entry::Plan(there)) if !restart && entries.next().is_some() => {
                return Err(ReviewError::Different {
                    out: folder.0.clone(),
                    difference: plan.difference(&there).into(),
                });
            }
            _ => {}
        }
        if restart || journal.is_new() {
            journal.begin(folder, plan)?;
        }
        Ok(journal)
    }

    fn is_new(&self) -> bool {
        self.parts.is_empty() && self.scored.is_none()
    }

    fn recall(&mut self, entry: &Entry) {
        match entry {
            Entry::Plan(_) => {}
            Entry::Part(part) => {
                self.parts.insert(part.number, *part);
            }
            Entry::Scored(totals) => self.scored = Some(*totals),
            Entry::Merged => self.merged = true,
        }
    }

    fn begin(&mut self, folder: &Folder, plan: &Plan) -> Result<(), ReviewError> {
        self.parts.clear();
        self.scored = None;
        self.merged = false;
        self.truncate(0)?;
        let parts = folder.parts();
        fs::remove_dir_all(&parts).map_err(ReviewError::disk(&parts))?;
        fs::create_dir_all(&parts).map_err(ReviewError::disk(&parts))?;
        self.append(&Entry::Plan(plan.clone()))
    }

    /// The parts that are whole.
    pub(crate) fn parts(&self) -> &BTreeMap<u64, PartDone> {
        &self.parts
    }

    pub(crate) fn part_done(&mut self, part: PartDone) -> Result<(), ReviewError> {
        self.parts.insert(part.number, part);
        self.append(&Entry::Part(part))
    }

    pub(crate) fn all_scored(&mut self, totals: Totals) -> Result<(), ReviewError> {
        self.scored = Some(totals);
        self.append(&Entry::Scored(totals))
    }

    pub(crate) fn merged(&mut self) -> Result<(), ReviewError> {
        self.merged = true;
        self.append(&Entry::Merged)
    }

    /// What came of stage one, once it is over.
    pub(crate) fn scored(&self) -> Option<&Totals> {
        self.scored.as_ref()
    }

    pub(crate) fn is_merged(&self) -> bool {
        self.merged
    }

    pub(crate) fn so_far(&self) -> Totals {
        Totals {
            parts: self.parts.len() as u64,
            conversations: self.parts.values().map(|part| part.conversations).sum(),
            messages: self.parts.values().map(|part| part.messages).sum(),
            skipped: 0,
        }
    }

    fn append(&mut self, entry: &Entry) -> Result<(), ReviewError> {
        let mut line = serde_json::to_vec(entry)
            .map_err(io::Error::from)
            .map_err(ReviewError::disk(&self.path))?;
        line.push(b'\n');
        self.file.write_all(&line).map_err(ReviewError::disk(&self.path))
    }

    fn truncate(&mut self, length: u64) -> Result<(), ReviewError> {
        self.file.set_len(length).map_err(ReviewError::disk(&self.path))
    }
}
