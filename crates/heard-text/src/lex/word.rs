//! Words: letters with inner apostrophes and hyphens, and the dots that belong to abbreviations and file names.

use super::{Abbreviation, Lexer, abbreviation, link};
use crate::TokenKind;
use crate::chars::{char_at, is_apostrophe, is_hyphen, is_word, run};

/// Endings of file names: "invoice.pdf" is one word.
const EXTENSIONS: &[&str] = &[
    "apk", "avi", "csv", "dmg", "doc", "docx", "exe", "gif", "heic", "html", "jpeg", "jpg", "js", "json", "mov", "mp3", "mp4", "msi",
    "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "rar", "txt", "wav", "webp", "xls", "xlsx", "xml", "zip",
];

impl Lexer<'_> {
    /// The word that starts at `at`, or the web address that it begins ("example.com").
    pub(super) fn word(&mut self, at: usize) -> (TokenKind, usize) {
        let end = letters(self.text, at);
        if char_at(self.text, end) != Some('.') {
            return (TokenKind::Word, end);
        }
        if let Some(end) = dotted_letters(self.text, at) {
            return (TokenKind::Word, end);
        }
        if end >= self.no_domain_before {
            match link::domain(self.text, at) {
                Ok(end) => return (TokenKind::Url, end),
                Err(looked_until) => self.no_domain_before = looked_until,
            }
        }
        if file_name(self.text, end).is_some() || self.keeps_dot(at, end) {
            let end = file_name(self.text, end).unwrap_or(end + 1);
            return (TokenKind::Word, end);
        }
        (TokenKind::Word, end)
    }

    /// Whether the dot at `end` belongs to the abbreviation before it.
    fn keeps_dot(&self, at: usize, end: usize) -> bool {
        let Some(kind) = self.text.get(at..end).and_then(abbreviation) else {
            return false;
        };
        let beyond = run(self.text, end + 1, |c| c == ' ');
        let next = char_at(self.text, beyond);
        match kind {
            Abbreviation::Joined => true,
            Abbreviation::Loose => next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, ',' | ';' | ')' | ':')),
            Abbreviation::BeforeNumber => next.is_some_and(|c| c.is_ascii_digit()),
        }
    }
}

/// Letters, digits and marks, joined by single hyphens and apostrophes that have a letter on both sides.
pub(super) fn letters(text: &str, at: usize) -> usize {
    let mut end = run(text, at, is_word);
    while let Some(c) = char_at(text, end).filter(|&c| is_apostrophe(c) || is_hyphen(c)) {
        let after = end + c.len_utf8();
        if !char_at(text, after).is_some_and(is_word) {
            break;
        }
        end = run(text, after, is_word);
    }
    end
}

/// "e.g.", "U.S.", "p.m": two or more single letters with dots between, and the dot after them.
pub(super) fn dotted_letters(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut count = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && !char_at(text, end + 1).is_some_and(is_word) {
        count += 1;
        end += 1;
        if bytes.get(end) != Some(&b'.') {
            break;
        }
        end += 1;
    }
    (count >= 2).then_some(end)
}

/// Where the file name ends whose dot stands at `dot`.
fn file_name(text: &str, dot: usize) -> Option<usize> {
    let end = run(text, dot + 1, |c| c.is_ascii_alphanumeric());
    let extension = text.get(dot + 1..end)?;
    EXTENSIONS.contains(&extension).then_some(end)
}
