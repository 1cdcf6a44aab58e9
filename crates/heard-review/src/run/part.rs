//! A part: some conversations in a row, scored into files of their own.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heard_engine::Engine;

use super::journal::PartDone;
use super::{Folder, ReviewError};
use crate::archive::Conversation;
use crate::schema::{CONVERSATIONS, Column, MESSAGES};
use crate::score::{Scoring, score};
use crate::table::{TableWriter, batch, json_line};

/// A part is full with so many conversations …
const CONVERSATIONS_A_PART: usize = 512;
/// … or so many bytes of text, whichever comes first. Bounds what a worker holds.
const BYTES_A_PART: usize = 1 << 20;

/// Conversations in a row, with the archives they come from.
pub(super) struct Part {
    pub(super) number: u64,
    /// How far the archives were read when it was cut.
    pub(super) position: u64,
    conversations: Vec<(Arc<str>, Conversation)>,
    bytes: usize,
}

impl Part {
    pub(super) fn empty(number: u64) -> Self {
        Self {
            number,
            position: 0,
            conversations: Vec::new(),
            bytes: 0,
        }
    }

    pub(super) fn push(&mut self, archive: &Arc<str>, conversation: Conversation) {
        self.bytes += conversation.messages.iter().map(|message| message.text.len()).sum::<usize>();
        self.conversations.push((Arc::clone(archive), conversation));
    }

    pub(super) fn is_full(&self) -> bool {
        self.conversations.len() >= CONVERSATIONS_A_PART || self.bytes >= BYTES_A_PART
    }

    pub(super) fn is_empty(&self) -> bool {
        self.conversations.is_empty()
    }

    /// Scores it into its three files.
    pub(super) fn write(self, engine: &Engine, scoring: &Scoring, folder: &Folder) -> Result<PartDone, ReviewError> {
        let number = self.number;
        let mut conversations = Vec::with_capacity(self.conversations.len());
        let mut messages = Vec::new();
        for (archive, conversation) in self.conversations {
            // The engine is total. Should it not be, the conversation is named, and parts that are whole are kept.
            let scored = panic::catch_unwind(AssertUnwindSafe(|| score(engine, scoring, &archive, &conversation)));
            let (summary, rows) = scored.map_err(|_| ReviewError::Engine {
                archive: archive.to_string(),
                conversation: conversation.id.clone(),
            })?;
            conversations.push(summary);
            messages.extend(rows);
        }
        let mut lines = Vec::new();
        let json = folder.part(number, JSON);
        for row in &messages {
            json_line(MESSAGES, row, &mut lines).map_err(|error| ReviewError::disk(&json)(error.into()))?;
        }
        in_place(&json, |path| fs::write(path, &lines).map_err(ReviewError::disk(path)))?;
        drop(lines);
        table(&folder.part(number, MESSAGE_TABLE), MESSAGES, &messages)?;
        table(&folder.part(number, CONVERSATION_TABLE), CONVERSATIONS, &conversations)?;
        Ok(PartDone {
            number,
            conversations: conversations.len() as u64,
            messages: messages.len() as u64,
        })
    }
}

pub(super) const JSON: &str = "messages.jsonl";
pub(super) const MESSAGE_TABLE: &str = "messages.parquet";
pub(super) const CONVERSATION_TABLE: &str = "conversations.parquet";

fn table<R>(path: &Path, columns: &[Column<R>], rows: &[R]) -> Result<(), ReviewError> {
    in_place(path, |path| {
        let write = || {
            let mut writer = TableWriter::create(path, columns)?;
            writer.write(&batch(columns, rows)?)?;
            writer.close()
        };
        write().map_err(ReviewError::table(path))
    })
}

/// Writes a file beside its place and moves it there whole.
pub(super) fn in_place(path: &Path, write: impl FnOnce(&Path) -> Result<(), ReviewError>) -> Result<(), ReviewError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    write(&beside)?;
    fs::rename(&beside, path).map_err(ReviewError::disk(path))
}
