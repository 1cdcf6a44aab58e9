//! The bytes of an archive: opened, unpacked by what they are (not by the name), counted for the progress bar.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::ArchiveError;

/// How many bytes of the file have been read so far, packed as it is. Shared with whoever shows progress.
pub type Position = Arc<AtomicU64>;

pub(super) type Bytes = Box<dyn BufRead + Send>;

/// An opened archive.
pub(super) struct Source {
    pub(super) bytes: Bytes,
    pub(super) packed: bool,
    pub(super) position: Position,
}

const BUFFER: usize = 1 << 16;

impl Source {
    pub(super) fn open(path: &Path, position: Position) -> Result<Self, ArchiveError> {
        let error = |reason: String| ArchiveError::new(path, reason);
        let file = File::open(path).map_err(|e| error(plain(&e)))?;
        let meta = file.metadata().map_err(|e| error(plain(&e)))?;
        if meta.is_dir() {
            return Err(error("is a directory; name the files in it".into()));
        }
        let mut raw = BufReader::with_capacity(
            BUFFER,
            Counting {
                inner: file,
                position: Arc::clone(&position),
            },
        );
        let head = raw.fill_buf().map_err(|e| error(plain(&e)))?;
        if head.is_empty() {
            return Err(error("is empty".into()));
        }
        let packed = head.starts_with(&[0x1f, 0x8b]);
        let bytes: Bytes = if packed {
            Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(raw)))
        } else {
            Box::new(raw)
        };
        Ok(Self { bytes, packed, position })
    }

    /// The first bytes, unpacked, without taking them.
    pub(super) fn head(&mut self, path: &Path) -> Result<&[u8], ArchiveError> {
        let packed = self.packed;
        let head = self.bytes.fill_buf().map_err(|e| ArchiveError::new(path, lost(&e, packed)))?;
        if head.is_empty() {
            return Err(ArchiveError::new(path, "is empty once unpacked"));
        }
        Ok(head)
    }
}

/// Why reading broke off, in words.
pub(super) fn lost(error: &io::Error, packed: bool) -> String {
    match (packed, error.kind()) {
        (true, io::ErrorKind::UnexpectedEof) => "the gzip data is cut short; what follows is lost".into(),
        (true, io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) => "the gzip data is damaged; what follows is lost".into(),
        _ => format!("reading broke off ({}); what follows is lost", plain(error)),
    }
}

fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".into(),
        _ => error.to_string(),
    }
}

struct Counting<R> {
    inner: R,
    position: Position,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
