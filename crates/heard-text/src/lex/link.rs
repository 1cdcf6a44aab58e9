//! Web addresses and mail addresses.

use crate::chars::{char_at, run};
use crate::{Token, TokenKind};

/// Endings of bare domains.
const TOP: &[&str] = &[
    "ai", "app", "au", "biz", "ca", "ch", "cloud", "club", "co", "com", "de", "dev", "edu", "es", "eu", "fr", "gov", "ie", "info", "io",
    "jp", "link", "mil", "net", "nl", "nz", "online", "org", "pl", "pt", "ru", "se", "shop", "site", "store", "tv", "uk", "xyz",
];
/// Endings that are English words too: a domain only where a path follows ("bit.ly/x", "youtu.be/x").
const TOP_BEFORE_PATH: &[&str] = &["at", "be", "in", "is", "it", "ly", "me", "my", "no", "so", "to", "us"];
/// Longest domain, and longest name before the `@`, by the standards.
const LONGEST: usize = 253;
const LONGEST_NAME: usize = 64;

/// Where the address ends that begins at `at` with "http://", "https://" or "www.".
pub(super) fn url(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = |head: &[u8]| bytes.get(at..at + head.len()).is_some_and(|b| b.eq_ignore_ascii_case(head));
    let head = [b"http://".as_slice(), b"https://", b"www."]
        .into_iter()
        .find(|head| begins(head))?
        .len();
    let end = trimmed(text, at, run(text, at + head, in_url));
    (end > at + head).then_some(end)
}

/// Where the bare domain at `at` ends, with its path; or how far was looked without finding one.
pub(super) fn domain(text: &str, at: usize) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut label = at;
    let mut found = None;
    let mut end = at;
    while end - at < LONGEST {
        end = run(text, label, |c| c.is_ascii_alphanumeric() || c == '-');
        let path = bytes.get(end) == Some(&b'/') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if label > at && text.get(label..end).is_some_and(|label| is_top(label, path)) {
            found = Some((end, path));
        }
        if end == label || bytes.get(end) != Some(&b'.') {
            break;
        }
        label = end + 1;
    }
    match found {
        Some((end, true)) => Ok(trimmed(text, at, run(text, end, in_url))),
        Some((end, false)) => Ok(end),
        None => Err(end),
    }
}

fn is_top(label: &str, path: bool) -> bool {
    let is_in = |list: &[&str]| {
        list.iter()
            .any(|top| *top == label || (label.len() > 2 && top.eq_ignore_ascii_case(label)))
    };
    is_in(TOP) || (path && is_in(TOP_BEFORE_PATH))
}

fn in_url(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
}

/// Leaves the punctuation after an address to the sentence; a closing bracket stays where one was opened inside.
fn trimmed(text: &str, at: usize, mut end: usize) -> usize {
    let opened = text.get(at..end).is_some_and(|url| url.contains('('));
    while let Some(c) = crate::chars::char_before(text, end) {
        let trailing = matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '…' | '*') || (c == ')' && !opened);
        if end <= at || !trailing {
            break;
        }
        end -= c.len_utf8();
    }
    end
}

/// The mail address around the `@` at `at`. Takes back the tokens of its name from `out`, but none before index `floor`.
pub(super) fn email(text: &str, at: usize, out: &mut Vec<Token>, floor: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let name = bytes
        .get(..at)?
        .iter()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b))
        .count();
    let mut first = out.len();
    while first > floor && out.get(first - 1).is_some_and(|t| t.span.start >= at - name) {
        first -= 1;
    }
    while out.get(first).is_some_and(|t| t.kind == TokenKind::Punct) {
        first += 1;
    }
    let start = out.get(first)?.span.start;
    let end = domain_of_mail(text, at + 1)?;
    out.truncate(first);
    Some((start, end))
}

fn domain_of_mail(text: &str, at: usize) -> Option<usize> {
    let mut end = run(text, at, |c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
    while end > at && char_at(text, end - 1).is_some_and(|c| c == '.' || c == '-') {
        end -= 1;
    }
    let domain = text.get(at..end)?;
    let (_, top) = domain.rsplit_once('.')?;
    (top.len() > 1 && top.bytes().all(|b| b.is_ascii_alphabetic())).then_some(end)
}
