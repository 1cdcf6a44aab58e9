//! CSV and its kin (semicolon, tab): a message a row, names in the first.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

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
    let seen = Arc::new(Seen::default());
    let guarded = Guarded {
        bytes,
        seen: Arc::clone(&seen),
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
        seen,
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
    /// What the reader below has seen.
    seen: Arc<Seen>,
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
        self.seen.since.store(0, Ordering::Relaxed);
        let result = match self.table.read_byte_record(&mut self.record) {
            Ok(false) => return None,
            Ok(true) if self.is_unclosed() => Err(UNCLOSED.to_owned()),
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
    /// Whether the file ended inside this row's last value: that holds a line break, so it was quoted, and no quotation mark ends it.
    fn is_unclosed(&self) -> bool {
        let broken = self.record.iter().next_back().is_some_and(|last| last.contains(&b'\n'));
        broken && self.seen.ended.load(Ordering::Relaxed) && self.seen.last.load(Ordering::Relaxed) != b'"'
    }

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
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => UNCLOSED.into(),
        ErrorKind::Io(error) => lost(error, packed),
        _ => "is not CSV".into(),
    }
}

const UNCLOSED: &str = "a quotation mark that opens here is not closed; what follows is lost";

#[derive(Default)]
struct Seen {
    /// How many bytes since the last row.
    since: AtomicUsize,
    /// The last byte that ends no line.
    last: AtomicU8,
    ended: AtomicBool,
}

/// Stops a row without end from filling the memory, and sees how the file ends.
struct Guarded {
    bytes: Bytes,
    seen: Arc<Seen>,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        if let Some(last) = buffer.iter().take(read).rfind(|byte| !matches!(byte, b'\r' | b'\n')) {
            self.seen.last.store(*last, Ordering::Relaxed);
        }
        self.seen.ended.store(read == 0, Ordering::Relaxed);
        if self.seen.since.fetch_add(read, Ordering::Relaxed) > LONGEST_ROW {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}
