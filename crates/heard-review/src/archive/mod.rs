//! Archives of past conversations, read one conversation at a time: JSON lines, CSV, mbox, single mails; plain or gzip.
//!
//! Nothing here judges what was said. A line that cannot be used becomes a [`Skip`], never a panic and never a guess.

mod columns;
mod csv_rows;
mod group;
mod json;
mod lines;
mod mail;
mod open;
mod role;
mod skip;
mod source;
mod time;
mod value;

use heard_engine::Who;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use columns::{ColumnMap, known_names};
pub use open::open;
pub use role::Roles;
pub use skip::{ArchiveError, Skip};
pub use source::Position;

/// The longest message that is read, in bytes. A longer one is no letter from a person.
pub const LONGEST_MESSAGE: usize = 1 << 20;

/// The most messages of one conversation. What has more is no conversation: the wrong column was taken for it.
pub const MOST_MESSAGES: usize = 10_000;

/// The most bytes of one conversation's texts.
pub const LONGEST_CONVERSATION: usize = 16 << 20;

/// Why a conversation that is too large is skipped.
fn too_large() -> String {
    let megabytes = LONGEST_CONVERSATION >> 20;
    format!("one conversation with more than {MOST_MESSAGES} messages or {megabytes} MiB; is it named right? (--map conversation=NAME)")
}

/// One message of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its author's side.
    pub who: Who,
    /// What they wrote; never blank.
    pub text: String,
    /// When, where the archive says so.
    pub at: Option<Timestamp>,
    /// Which agent, where the archive says so; `None` for customers.
    pub agent: Option<String>,
}

/// One conversation of an archive, in the order of its messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// As the archive names it; where it does not, its line number.
    pub id: String,
    /// Oldest first; never empty.
    pub messages: Vec<Message>,
}

/// How to understand an archive.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which column is which, where the names do not say so.
    pub columns: ColumnMap,
    /// Which author is whom, where the names do not say so.
    pub roles: Roles,
    /// The zone of times that name none.
    pub zone: TimeZone,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            columns: ColumnMap::default(),
            roles: Roles::default(),
            zone: TimeZone::UTC,
        }
    }
}

/// The conversations of one archive, and what of it could not be used.
pub type Conversations = Box<dyn Iterator<Item = Result<Conversation, Skip>> + Send>;
