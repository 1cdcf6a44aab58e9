//! Mail to bytes.

use jiff::Timestamp;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;

use crate::Mailbox;

/// A mail to send. The same value gives the same bytes: its id and date come from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The desk's own address.
    pub from: Mailbox,
    /// The addressee.
    pub to: Mailbox,
    /// One line.
    pub subject: String,
    /// When it is sent.
    pub date: Timestamp,
    /// Its own id, without angle brackets.
    pub message_id: String,
    /// Ids of the mails before it, oldest first; the last is the one that it answers.
    pub references: Vec<String>,
    /// Plain text.
    pub text: String,
}

/// A value that must not stand in a mail's header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotWrite {
    /// An address without `@`, or with blanks, brackets or control characters.
    #[error("is no mail address: {0:?}")]
    Address(String),
    /// A message id with blanks, brackets or control characters.
    #[error("is no message id: {0:?}")]
    Id(String),
    /// Writing failed.
    #[error("the mail could not be written: {0}")]
    Write(String),
}

impl Outgoing {
    /// The mail as it is sent. Nothing in it can add a header.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CannotWrite> {
        let mut mail = MessageBuilder::new()
            .from(address(&self.from)?)
            .to(address(&self.to)?)
            .subject(one_line(&self.subject))
            .date(self.date.as_second())
            .message_id(id(&self.message_id)?);
        let references = self.references.iter().map(|one| id(one)).collect::<Result<Vec<_>, _>>()?;
        if let Some(last) = references.last() {
            mail = mail.in_reply_to(*last).references(references.clone());
        }
        let mail = mail.text_body(self.text.as_str());
        mail.write_to_vec().map_err(|error| CannotWrite::Write(error.to_string()))
    }
}

fn address(mailbox: &Mailbox) -> Result<Address<'_>, CannotWrite> {
    let plain = mailbox.address.contains('@') && is_plain(&mailbox.address);
    if !plain {
        return Err(CannotWrite::Address(mailbox.address.clone()));
    }
    let name = Some(one_line(&mailbox.name)).filter(|name| !name.is_empty());
    Ok(Address::new_address(name, mailbox.address.as_str()))
}

fn id(id: &str) -> Result<&str, CannotWrite> {
    if is_plain(id) {
        Ok(id)
    } else {
        Err(CannotWrite::Id(id.to_owned()))
    }
}

fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | ',' | ';' | '"'))
}

fn one_line(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    kept.collect::<String>().trim().to_owned()
}
