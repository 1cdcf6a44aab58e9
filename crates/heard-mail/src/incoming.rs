//! Bytes to mail.

use jiff::Timestamp;
use mail_parser::{Address, HeaderValue, Message, MessageParser};

/// Somebody with an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// As shown; empty where none is given.
    pub name: String,
    /// Lower case.
    pub address: String,
}

/// Who or what sent a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A person, as far as the headers tell.
    Person,
    /// A machine: out of office, delivery report, notification. Never answer it automatically.
    Machine,
    /// A list or a mass mailing.
    Bulk,
}

/// A mail that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its author.
    pub from: Mailbox,
    /// Its addressees, `To` and `Cc`.
    pub to: Vec<Mailbox>,
    /// Empty where none is given.
    pub subject: String,
    /// When it says it was written.
    pub date: Option<Timestamp>,
    /// Its own id, without angle brackets.
    pub message_id: Option<String>,
    /// Ids of the mails before it, oldest first: `References`, then `In-Reply-To`.
    pub references: Vec<String>,
    /// What it says, as plain text; HTML is converted. Quoted mail and signature are still in it.
    pub text: String,
    /// Who or what sent it.
    pub sender: Sender,
}

/// The bytes are no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMail {
    /// No header could be found.
    #[error("has no mail headers")]
    NoHeaders,
    /// Nobody is named as its author.
    #[error("names no sender (From)")]
    NoSender,
}

impl Incoming {
    /// Understands a mail. Never fails on odd bytes: what cannot be decoded is replaced.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotMail> {
        let message = MessageParser::default().parse(bytes).ok_or(NotMail::NoHeaders)?;
        let from = message.from().or_else(|| message.sender()).and_then(|list| mailboxes(list).next());
        let from = from.ok_or(NotMail::NoSender)?;
        let to = message.to().into_iter().chain(message.cc()).flat_map(mailboxes).collect();
        Ok(Self {
            sender: sender(&message, &from),
            from,
            to,
            subject: message.subject().unwrap_or_default().trim().to_owned(),
            date: message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            message_id: message.message_id().map(str::to_owned),
            references: ids(message.references()).chain(ids(message.in_reply_to())).collect(),
            text: text(&message),
        })
    }
}

fn mailboxes<'a>(list: &'a Address<'_>) -> impl Iterator<Item = Mailbox> + 'a {
    list.iter().filter_map(|one| {
        let address = one.address()?.trim().to_lowercase();
        let name = one.name().unwrap_or_default().trim().to_owned();
        (!address.is_empty()).then_some(Mailbox { name, address })
    })
}

fn ids<'a>(value: &'a HeaderValue<'_>) -> impl Iterator<Item = String> + 'a {
    value.as_text_list().unwrap_or_default().iter().map(|id| id.trim().to_owned())
}

fn text(message: &Message<'_>) -> String {
    let bodies: Vec<_> = (0..message.text_body_count()).filter_map(|at| message.body_text(at)).collect();
    bodies.join("\n").replace("\r\n", "\n").trim().to_owned()
}

/// RFC 3834 and what mail systems do in its place.
fn sender(message: &Message<'_>, from: &Mailbox) -> Sender {
    let header = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_lowercase());
    let submitted = header("Auto-Submitted").is_some_and(|value| !value.starts_with("no"));
    let answers = header("X-Autoreply").is_some() || header("X-Autorespond").is_some();
    let bounce = header("Return-Path").is_some_and(|path| path == "<>") || from.address.starts_with("mailer-daemon@");
    if submitted || answers || bounce {
        return Sender::Machine;
    }
    match header("Precedence").as_deref() {
        Some("auto_reply") => Sender::Machine,
        Some("bulk" | "list" | "junk") => Sender::Bulk,
        _ if header("List-Id").is_some() || header("List-Unsubscribe").is_some() => Sender::Bulk,
        _ => Sender::Person,
    }
}
