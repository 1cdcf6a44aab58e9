//! The list of what could not be used: every skip, one JSON line each, without the words of anybody.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use super::{Folder, ReviewError};
use crate::archive::Skip;

/// Being written.
pub(super) struct Skipped {
    beside: PathBuf,
    place: PathBuf,
    lines: BufWriter<File>,
    count: u64,
    first: Option<Skip>,
}

impl Skipped {
    pub(super) fn begin(folder: &Folder) -> Result<Self, ReviewError> {
        let beside = folder.file("skipped.jsonl.new");
        let file = File::create(&beside).map_err(ReviewError::disk(&beside))?;
        Ok(Self {
            lines: BufWriter::new(file),
            place: folder.file("skipped.jsonl"),
            beside,
            count: 0,
            first: None,
        })
    }

    pub(super) fn add(&mut self, skip: Skip) -> Result<(), ReviewError> {
        self.count += 1;
        let line = serde_json::to_writer(&mut self.lines, &skip).map_err(io::Error::from);
        line.and_then(|()| self.lines.write_all(b"\n"))
            .map_err(ReviewError::disk(&self.beside))?;
        self.first.get_or_insert(skip);
        Ok(())
    }

    /// How many there were, and the first.
    pub(super) fn end(mut self) -> Result<(u64, Option<Skip>), ReviewError> {
        self.lines.flush().map_err(ReviewError::disk(&self.beside))?;
        fs::rename(&self.beside, &self.place).map_err(ReviewError::disk(&self.place))?;
        Ok((self.count, self.first))
    }
}
