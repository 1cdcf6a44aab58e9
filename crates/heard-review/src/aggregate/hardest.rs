//! The hardest conversations, and what was said in them.

use super::excerpt::start;

/// How many conversations.
const KEPT: usize = 20;
/// How many messages of each are quoted: so many from its beginning, and so many from its end.
const QUOTED: usize = 6;
/// How many characters of each.
const CHARACTERS: usize = 280;

/// A hard conversation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hard {
    /// Its place in the table.
    pub(crate) row: u64,
    pub(crate) conversation: String,
    pub(crate) hardness: f32,
    pub(crate) messages: usize,
    pub(crate) start: String,
    pub(crate) peak: String,
    pub(crate) end: String,
    pub(crate) arc: Vec<f32>,
    pub(crate) flags: Vec<String>,
    pub(crate) needed: usize,
    pub(crate) specific: usize,
    pub(crate) lines: Vec<Line>,
}

/// A message of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) index: usize,
    pub(crate) customer: bool,
    /// Empty where words are left out.
    pub(crate) text: String,
    /// Customers: the feeling. Agents: the rules with findings.
    pub(crate) remarks: Vec<String>,
}

/// Keeps the hardest; of equally hard ones those that came first.
#[derive(Default)]
pub(super) struct Hardest(Vec<Hard>);

impl Hardest {
    /// Whether a conversation would be kept.
    pub(super) fn takes(&self, hardness: f32) -> bool {
        hardness > 0.0 && (self.0.len() < KEPT || self.0.last().is_some_and(|last| hardness > last.hardness))
    }

    pub(super) fn add(&mut self, hard: Hard) {
        let at = self.0.partition_point(|other| other.hardness >= hard.hardness);
        self.0.insert(at, hard);
        self.0.truncate(KEPT);
    }

    /// The conversation at this row, if it is one of them.
    pub(super) fn at(&mut self, row: u64) -> Option<&mut Hard> {
        self.0.iter_mut().find(|hard| hard.row == row)
    }

    pub(super) fn into_list(self) -> Vec<Hard> {
        self.0
    }
}

impl Hard {
    /// Quotes a message, if it is one of the first or last.
    pub(super) fn quote(&mut self, index: usize, customer: bool, text: &str, remarks: impl FnOnce() -> Vec<String>) {
        if index < QUOTED || index + QUOTED >= self.messages {
            self.lines.push(Line {
                index,
                customer,
                text: start(text.trim(), CHARACTERS),
                remarks: remarks(),
            });
        }
    }
}
