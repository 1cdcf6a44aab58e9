//! Mail: an mbox becomes conversations by thread, a single mail a conversation of one.
//!
//! Threads lie scattered in an mbox, so it is read twice: first to learn which mail belongs to which thread (a few dozen
//! bytes a mail), then thread by thread. A packed one is unpacked into a nameless temporary file for that.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use heard_engine::Who;
use heard_mail::{Incoming, Sender, ThreadKeys};

use super::group::in_order;
use super::source::{Position, Source, lost};
use super::{
    ArchiveError, Conversation, Conversations, LONGEST_CONVERSATION, LONGEST_MESSAGE, MOST_MESSAGES, Message, Reading, Skip, too_large,
};

/// The longest mail that is read, with its attachments.
const LONGEST_MAIL: u64 = 32 << 20;

/// One mail is a conversation of one message.
pub(super) fn open_one(path: &Path, source: Source, reading: &Reading) -> Result<Conversations, ArchiveError> {
    let explain = |reason: String| ArchiveError::new(path, reason);
    let mut bytes = Vec::new();
    let read = source.bytes.take(LONGEST_MAIL + 1).read_to_end(&mut bytes);
    read.map_err(|error| explain(lost(&error, source.packed)))?;
    let mail = parse(&bytes).map_err(&explain)?;
    let id = mail.message_id.clone().unwrap_or_else(|| "mail 1".into());
    let said = message(mail, reading).map_err(explain)?;
    let conversation = said.map(|message| {
        Ok(Conversation {
            id,
            messages: vec![message],
        })
    });
    Ok(Box::new(conversation.into_iter()))
}

/// The threads of an mbox, in the order of their first mails.
pub(super) fn open_mbox(path: &Path, source: Source, reading: &Reading) -> Result<Conversations, ArchiveError> {
    let explain = |reason: String| ArchiveError::new(path, reason);
    if !reading.roles.knows_ours() {
        return Err(explain(
            "is mail; say which addresses are the team's: --ours help@example.org or --ours @example.org".into(),
        ));
    }
    let (path, reading) = (path.to_owned(), reading.clone());
    // The first pass is made when the first conversation is asked for: opening an archive is quick.
    Ok(Box::new(iter::once_with(move || threads(&path, source, &reading)).flatten()))
}

fn threads(path: &Path, source: Source, reading: &Reading) -> Conversations {
    let (packed, position) = (source.packed, Arc::clone(&source.position));
    let mut index = Index::default();
    let mut skipped = Vec::new();
    let file = seekable(path, source).and_then(|file| {
        let mut file = BufReader::new(file);
        let mut mails = Mails::new(&mut file);
        while let Some(found) = mails.next()? {
            match found.bytes.and_then(|bytes| parse(&bytes)) {
                Ok(mail) => index.add(&mail, found.at),
                Err(reason) => skipped.push(Skip::new(path, found.at.number, reason)),
            }
        }
        Ok(file)
    });
    let skipped = skipped.into_iter().map(Err);
    let file = match file {
        Ok(file) => file,
        Err(error) => return Box::new(skipped.chain([Err(Skip::new(path, 0, lost(&error, packed)))])),
    };
    let mut threads = Threads {
        file,
        path: path.to_owned(),
        reading: reading.clone(),
        // What is packed was counted when it was unpacked.
        position: (!packed).then_some(position),
    };
    let conversations = index.threads.into_iter().map(move |places| threads.read(&places));
    Box::new(skipped.chain(conversations.filter_map(Result::transpose)))
}

fn seekable(path: &Path, mut source: Source) -> io::Result<File> {
    if !source.packed {
        return File::open(path);
    }
    let mut file = tempfile::tempfile()?;
    io::copy(&mut source.bytes, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// Where a mail lies in the file.
#[derive(Clone, Copy)]
struct Place {
    number: u64,
    start: u64,
    length: u64,
}

struct Found {
    at: Place,
    bytes: Result<Vec<u8>, String>,
}

/// The mails of an mbox, one after the other.
struct Mails<'f> {
    bytes: &'f mut BufReader<File>,
    line: Vec<u8>,
    offset: u64,
    number: u64,
}

impl<'f> Mails<'f> {
    fn new(bytes: &'f mut BufReader<File>) -> Self {
        Self {
            bytes,
            line: Vec::new(),
            offset: 0,
            number: 0,
        }
    }

    fn next(&mut self) -> io::Result<Option<Found>> {
        // The line at hand is the separator that ended the mail before, if any.
        let start = self.offset - self.line.len() as u64;
        let mut started = !self.line.is_empty();
        let mut after_blank = true;
        let mut mail = Vec::new();
        loop {
            self.line.clear();
            let read = self.bytes.by_ref().take(LONGEST_MAIL).read_until(b'\n', &mut self.line)? as u64;
            self.offset += read;
            let separator = after_blank && self.line.starts_with(b"From ");
            if read == 0 || (separator && started) {
                break;
            }
            started = true;
            after_blank = self.line.trim_ascii().is_empty();
            if !separator && mail.len() as u64 <= LONGEST_MAIL {
                mail.extend_from_slice(&self.line);
            }
        }
        if !started {
            return Ok(None);
        }
        self.number += 1;
        let too_long = mail.len() as u64 > LONGEST_MAIL;
        Ok(Some(Found {
            at: Place {
                number: self.number,
                start,
                length: self.offset - self.line.len() as u64 - start,
            },
            bytes: if too_long {
                Err(format!("is longer than {} MiB", LONGEST_MAIL >> 20))
            } else {
                Ok(mail)
            },
        }))
    }
}

/// Which mail belongs to which thread.
#[derive(Default)]
struct Index {
    threads: Vec<Vec<Place>>,
    by_key: HashMap<String, usize>,
}

impl Index {
    fn add(&mut self, mail: &Incoming, place: Place) {
        let keys = ThreadKeys::of(mail);
        let before = keys.references.iter().map(|id| format!("id {id}"));
        let token = keys.token.map(|token| format!("token {token}"));
        let subject = keys.subject.map(|subject| format!("subject {subject}"));
        let keys: Vec<String> = before.chain(token).chain(subject).collect();
        let thread = keys.iter().find_map(|key| self.by_key.get(key).copied()).unwrap_or_else(|| {
            self.threads.push(Vec::new());
            self.threads.len() - 1
        });
        if let Some(places) = self.threads.get_mut(thread) {
            places.push(place);
        }
        let own = mail.message_id.as_ref().map(|id| format!("id {id}"));
        for key in keys.into_iter().chain(own) {
            self.by_key.entry(key).or_insert(thread);
        }
    }
}

struct Threads {
    file: BufReader<File>,
    path: PathBuf,
    reading: Reading,
    position: Option<Position>,
}

impl Threads {
    /// `None` where only machines wrote.
    fn read(&mut self, places: &[Place]) -> Result<Option<Conversation>, Skip> {
        let mut id = None;
        let mut messages: Vec<Message> = Vec::new();
        let mut bytes_left = LONGEST_CONVERSATION;
        for place in places {
            if let Some(position) = &self.position {
                position.fetch_add(place.length, Ordering::Relaxed);
            }
            let skip = |reason: String| Skip::new(&self.path, place.number, reason);
            let mail = self
                .file
                .seek(SeekFrom::Start(place.start))
                .map(|_| self.file.by_ref().take(place.length));
            let bytes = mail.and_then(without_separator).map_err(|error| skip(error.to_string()))?;
            let mail = parse(&bytes).map_err(skip)?;
            let named = mail.message_id.clone();
            id = id.or_else(|| Some(named.unwrap_or_else(|| format!("mail {}", place.number))));
            let said = message(mail, &self.reading).map_err(skip)?;
            let left = bytes_left.checked_sub(said.as_ref().map_or(0, |message| message.text.len()));
            bytes_left = left.filter(|_| messages.len() < MOST_MESSAGES).ok_or_else(|| skip(too_large()))?;
            messages.extend(said);
        }
        let id = id.unwrap_or_default();
        Ok((!messages.is_empty()).then(|| in_order(Conversation { id, messages })))
    }
}

fn without_separator(mut mail: impl BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    mail.read_until(b'\n', &mut bytes)?;
    if bytes.starts_with(b"From ") {
        bytes.clear();
    }
    mail.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Result<Incoming, String> {
    Incoming::parse(bytes).map_err(|error| error.to_string())
}

/// `None` for what no person wrote.
fn message(mail: Incoming, reading: &Reading) -> Result<Option<Message>, String> {
    if mail.text.len() > LONGEST_MESSAGE {
        return Err(format!(
            "has {} bytes of text; {LONGEST_MESSAGE} are the most that is read",
            mail.text.len()
        ));
    }
    if mail.sender != Sender::Person || mail.text.is_empty() {
        return Ok(None);
    }
    let ours = reading.roles.is_ours(&mail.from.address);
    let name = if mail.from.name.is_empty() {
        mail.from.address
    } else {
        mail.from.name
    };
    Ok(Some(Message {
        who: if ours { Who::Agent } else { Who::Customer },
        text: mail.text,
        at: mail.date,
        agent: ours.then_some(name),
    }))
}
