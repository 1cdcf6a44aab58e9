//! What the tables add up to. Reads Parquet, row by row, and keeps sums, a few examples and the hardest conversations.

mod conversations;
mod examples;
mod excerpt;
mod hardest;
mod messages;
mod tally;

use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use parquet::errors::ParquetError;

pub(crate) use examples::Example;
pub(crate) use excerpt::Excerpt;
pub(crate) use hardest::{Hard, Line};
pub(crate) use tally::{Counts, Tallied};

/// All that the report says.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) conversations: u64,
    pub(crate) messages: u64,
    pub(crate) customer_messages: u64,
    pub(crate) replies: u64,
    /// Customers, one a conversation, whose feeling wanted to be seen at least once, by the best that it got.
    pub(crate) people: Seen,
    /// Replies, by what they gave, where empathy was needed and where it was not.
    pub(crate) needed: Given,
    pub(crate) not_needed: Given,
    /// Conversations in which the customer wrote more than once: first feeling, last feeling.
    pub(crate) flows: Counts<(&'static str, &'static str)>,
    /// Those conversations by direction.
    pub(crate) directions: Counts<String>,
    /// Conversations in which the customer wrote once.
    pub(crate) once: u64,
    /// Messages that were not read, by their language.
    pub(crate) foreign: Counts<String>,
    /// Customers' messages by feeling.
    pub(crate) feelings: Counts<String>,
    /// Conversations by flag.
    pub(crate) flags: Counts<String>,
    /// Customers' messages by ask.
    pub(crate) asks: Counts<String>,
    /// Needs that no reply answered, by kind.
    pub(crate) unanswered: Counts<String>,
    /// By rule id.
    pub(crate) findings: Vec<Tallied>,
    /// By title.
    pub(crate) strengths: Vec<Tallied>,
    /// The hardest first.
    pub(crate) hardest: Vec<Hard>,
    /// In order; empty where conversations have no dates.
    pub(crate) weeks: Vec<Week>,
    /// By name; empty where replies name no agents.
    pub(crate) agents: Vec<Agent>,
    /// Seconds to the first reply, in rising order.
    pub(crate) waits: Vec<i64>,
    /// Sums over replies of the two scores.
    pub(crate) emotional: f64,
    pub(crate) rational: f64,
}

/// What a feeling that wanted to be seen got, at best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) specific: u64,
    pub(crate) stock: u64,
    pub(crate) none: u64,
    pub(crate) no_reply: u64,
}

impl Seen {
    pub(crate) fn needed(self) -> u64 {
        self.specific + self.stock + self.none + self.no_reply
    }
}

/// Replies by the empathy they gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) none: u64,
    pub(crate) stock: u64,
    pub(crate) specific: u64,
}

impl Given {
    pub(crate) fn add(&mut self, given: i64) {
        match given {
            ..=0 => self.none += 1,
            1 => self.stock += 1,
            _ => self.specific += 1,
        }
    }

    pub(crate) fn replies(self) -> u64 {
        self.none + self.stock + self.specific
    }
}

/// Conversations that began in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Week {
    pub(crate) monday: Date,
    pub(crate) conversations: u64,
    pub(crate) seen: Seen,
}

/// One agent's replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Agent {
    pub(crate) name: String,
    pub(crate) replies: u64,
    pub(crate) needed: Given,
}

/// Adds up both tables.
pub(crate) fn aggregate(conversations: &Path, messages: &Path, zone: &TimeZone) -> Result<Facts, ParquetError> {
    let mut facts = Facts::default();
    let mut hardest = conversations::add(&mut facts, conversations, zone)?;
    messages::add(&mut facts, messages, &mut hardest)?;
    facts.hardest = hardest.into_list();
    facts.waits.sort_unstable();
    Ok(facts)
}
