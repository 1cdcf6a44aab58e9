//! Rows that stand together become conversations.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use super::{Conversation, LONGEST_CONVERSATION, MOST_MESSAGES, Message, Skip, too_large};

/// One row of a flat table: its line, its conversation, its message (`None` where nothing was said).
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) conversation: String,
    pub(super) message: Option<Message>,
}

/// Groups consecutive rows. A conversation that comes a second time is skipped: its messages would be judged without each other.
pub(super) struct Grouped<R> {
    rows: R,
    file: PathBuf,
    current: Option<Conversation>,
    /// Of the current conversation's texts.
    bytes: usize,
    passing_over: Option<String>,
    /// Hashes of the conversations that are done: 8 bytes each, whatever their ids.
    done: HashSet<u64>,
}

impl<R: Iterator<Item = Result<Row, Skip>>> Grouped<R> {
    pub(super) fn new(rows: R, file: PathBuf) -> Self {
        Self {
            rows,
            file,
            current: None,
            bytes: 0,
            passing_over: None,
            done: HashSet::new(),
        }
    }

    /// Ends the current conversation; `None` where nothing was said in it.
    fn end(&mut self) -> Option<Conversation> {
        let ended = self.current.take()?;
        self.done.insert(hash(&ended.id));
        (!ended.messages.is_empty()).then(|| in_order(ended))
    }

    fn begin(&mut self, row: Row) -> Result<(), Skip> {
        if self.done.contains(&hash(&row.conversation)) {
            self.passing_over = Some(row.conversation);
            return Err(Skip::new(
                &self.file,
                row.line,
                "this conversation came before; sort the file so that its rows stand together",
            ));
        }
        self.passing_over = None;
        self.bytes = row.message.as_ref().map_or(0, |message| message.text.len());
        self.current = Some(Conversation {
            id: row.conversation,
            messages: row.message.into_iter().collect(),
        });
        Ok(())
    }
}

impl<R: Iterator<Item = Result<Row, Skip>>> Iterator for Grouped<R> {
    type Item = Result<Conversation, Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.rows.next() {
                None => return self.end().map(Ok),
                Some(Err(skip)) => return Some(Err(skip)),
                Some(Ok(row)) => row,
            };
            if self.passing_over.as_ref() == Some(&row.conversation) {
                continue;
            }
            if let Some(current) = self.current.as_mut().filter(|current| current.id == row.conversation) {
                self.bytes += row.message.as_ref().map_or(0, |message| message.text.len());
                current.messages.extend(row.message);
                if current.messages.len() > MOST_MESSAGES || self.bytes > LONGEST_CONVERSATION {
                    self.done.insert(hash(&row.conversation));
                    self.current = None;
                    self.passing_over = Some(row.conversation);
                    return Some(Err(Skip::new(&self.file, row.line, too_large())));
                }
                continue;
            }
            let ended = self.end();
            if let Err(skip) = self.begin(row) {
                // The conversation that ended first is not lost: it comes before the next row.
                self.current = ended;
                return Some(Err(skip));
            }
            if let Some(ended) = ended {
                return Some(Ok(ended));
            }
        }
    }
}

/// Messages that all have times stand in the order of their times; equal times keep the archive's order.
pub(super) fn in_order(mut conversation: Conversation) -> Conversation {
    let dated = conversation.messages.iter().all(|message| message.at.is_some());
    if dated && !conversation.messages.is_sorted_by_key(|message| message.at) {
        conversation.messages.sort_by_key(|message| message.at);
    }
    conversation
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
