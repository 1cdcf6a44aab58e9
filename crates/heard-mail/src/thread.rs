//! Which conversation a mail belongs to.

use crate::Incoming;

/// The keys by which a mail finds its conversation, to be tried in the order of the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadKeys {
    /// Ids of the mails before it, nearest first.
    pub references: Vec<String>,
    /// The desk's own token, in an addressee (`help+h-7k2q@…`) or in the subject (`[h-7k2q]`).
    pub token: Option<String>,
    /// Subject without “Re:” and the like, and everybody who takes part; `None` where the subject says nothing.
    pub subject: Option<String>,
}

impl ThreadKeys {
    /// The keys of a mail.
    pub fn of(mail: &Incoming) -> Self {
        let mut references = mail.references.clone();
        references.reverse();
        Self {
            references,
            token: mail
                .to
                .iter()
                .find_map(|to| token_in_address(&to.address))
                .or_else(|| token_in(&mail.subject)),
            subject: subject(mail),
        }
    }
}

/// The token in a subject: between `[h-` and `]`.
pub fn token_in(subject: &str) -> Option<String> {
    let (_, after) = subject.rsplit_once("[h-")?;
    let (token, _) = after.split_once(']')?;
    checked(token)
}

/// A subject with its token, once.
pub fn with_token(subject: &str, token: &str) -> String {
    match token_in(subject) {
        Some(there) if there == token => subject.to_owned(),
        _ => format!("{} [h-{token}]", subject.trim_end()),
    }
}

fn token_in_address(address: &str) -> Option<String> {
    let (local, _) = address.rsplit_once('@')?;
    let (_, token) = local.rsplit_once("+h-")?;
    checked(token)
}

fn checked(token: &str) -> Option<String> {
    let plain = !token.is_empty() && token.len() <= 64 && token.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then(|| token.to_ascii_lowercase())
}

fn subject(mail: &Incoming) -> Option<String> {
    let bare = bare(&mail.subject);
    if bare.is_empty() {
        return None;
    }
    let mut people: Vec<&str> = mail.to.iter().chain([&mail.from]).map(|one| one.address.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    Some(format!("{bare}\n{}", people.join("\n")))
}

/// A subject in lower case, without reply and forward marks, blanks made one.
fn bare(subject: &str) -> String {
    const MARKS: [&str; 7] = ["re:", "fw:", "fwd:", "aw:", "sv:", "antw:", "tr:"];
    let lower = subject.to_lowercase();
    let mut rest = lower.trim();
    while let Some(after) = MARKS.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = after.trim_start();
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}
