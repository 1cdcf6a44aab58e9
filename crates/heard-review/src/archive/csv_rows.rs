//! CSV and its kin (semicolon, tab): a message a row, names in the first.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::columns::{Columns, Field, Level};
use super::group::{Grouped, Row};
use super::source::{Bytes, lost};
use super::value::Values;
use super::{ArchiveError, Conversations, Reading, Skip};

/// The longest row, in bytes: what a quotation mark that is never closed may swallow.
const LONGEST_ROW: usize = 16 << 20;

/// Reads a table. The first line tells the delimiter and the columns.
pub(super) fn open(path: &Path, bytes: Bytes, packed: bool, delimiter: u8, reading: Reading) -> Result<Conversations, ArchiveError> {
    let explain = |reason| ArchiveError::new(path, reason);
    let since = Arc::new(AtomicUsize::new(0));
    let guarded = Guarded {
        bytes,
        since: Arc::clone(&since),
    };
    let mut table = ReaderBuilder::new().delimiter(delimiter).from_reader(guarded);
    let names = table.byte_headers().map_err(|error| explain(why(&error, packed)))?.clone();
    let names: Vec<String> = names
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let found: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns = Columns::find(&found, Level::Row, &reading.columns).map_err(explain)?;
    let at = |field| columns.get(field).and_then(|name| names.iter().position(|other| other == name));
    let rows = Rows {
        places: Places {
            conversation: at(Field::Conversation),
            author: at(Field::Author),
            text: at(Field::Text),
            at: at(Field::At),
            agent: at(Field::Agent),
        },
        table,
        since,
        packed,
        ended: false,
        reading,
        file: path.to_owned(),
        record: ByteRecord::new(),
    };
    Ok(Box::new(Grouped::new(rows, path.to_owned())))
}

/// The delimiter that the first line speaks for; `None` where it is no table.
pub(super) fn delimiter(head: &[u8]) -> Option<u8> {
    let first = head.split(|&b| b == b'\n').next()?;
    let count = |delimiter: u8| first.split(|&b| b == delimiter).count() - 1;
    let best = [b',', b';', b'\t'].into_iter().rev().max_by_key(|&d| count(d))?;
    (count(best) > 0 && !first.contains(&0)).then_some(best)
}

struct Places {
    conversation: Option<usize>,
    author: Option<usize>,
    text: Option<usize>,
    at: Option<usize>,
    agent: Option<usize>,
}

struct Rows {
    table: csv::Reader<Guarded>,
    places: Places,
    /// Bytes read since the last row; resets the guard.
    since: Arc<AtomicUsize>,
    packed: bool,
    ended: bool,
    reading: Reading,
    file: PathBuf,
    record: ByteRecord,
}

impl Iterator for Rows {
    type Item = Result<Row, Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let before = self.table.position().line();
        self.since.store(0, Ordering::Relaxed);
        let result = match self.table.read_byte_record(&mut self.record) {
            Ok(false) => return None,
            Ok(true) => self.row(),
            Err(error) => {
                self.ended = error.is_io_error();
                Err(why(&error, self.packed))
            }
        };
        let line = self.record.position().map_or(before, csv::Position::line).max(before);
        Some(match result {
            Ok(row) => Ok(Row { line, ..row }),
            Err(reason) => Err(Skip::new(&self.file, line, reason)),
        })
    }
}

impl Rows {
    fn row(&self) -> Result<Row, String> {
        let value = |place: Option<usize>| -> Result<Option<Cow<'_, str>>, String> {
            let Some(bytes) = place.and_then(|place| self.record.get(place)) else {
                return Ok(None);
            };
            let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
            Ok(Some(Cow::Borrowed(text)))
        };
        let id = value(self.places.conversation)?.filter(|id| !id.trim().is_empty());
        let values = Values {
            author: value(self.places.author)?,
            text: value(self.places.text)?,
            at: value(self.places.at)?,
            agent: value(self.places.agent)?,
        };
        Ok(Row {
            line: 0,
            conversation: id.ok_or("names no conversation")?.into_owned(),
            message: values.message(&self.reading)?,
        })
    }
}

fn why(error: &csv::Error, packed: bool) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!("has {len} columns where the first line has {expected_len}"),
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            "a quotation mark that opens here is not closed; what follows is lost".into()
        }
        ErrorKind::Io(error) => lost(error, packed),
        _ => "is not CSV".into(),
    }
}

/// Stops a row without end from filling the memory.
struct Guarded {
    bytes: Bytes,
    since: Arc<AtomicUsize>,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        if self.since.fetch_add(read, Ordering::Relaxed) > LONGEST_ROW {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}
