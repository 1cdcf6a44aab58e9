//! How a review tells how far it is. What shows it is somebody else's.

use crate::archive::Skip;

/// How far a review is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Bytes of the archives, packed as they are, up to the furthest part that is done.
    pub bytes: u64,
    /// Conversations done.
    pub conversations: u64,
    /// Messages done.
    pub messages: u64,
    /// Messages of them that this run scored itself; the others an earlier run.
    pub fresh: u64,
}

/// Is told how far a review is. Called from one thread at a time, a few times a second at most.
pub trait Progress: Sync {
    /// It begins, over so many bytes of archives.
    fn begin(&self, _bytes: u64) {}
    /// Another part is done.
    fn advance(&self, _tally: &Tally) {}
    /// Something could not be used.
    fn skipped(&self, _skip: &Skip) {}
    /// All is scored; tables and report are being written.
    fn finishing(&self) {}
}

/// Shows nothing.
pub struct Silent;

impl Progress for Silent {}
