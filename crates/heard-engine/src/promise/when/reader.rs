//! Looks at the words of a clause by index; beyond its end there are none.

use heard_text::{Document, TokenKind};

pub(super) struct Reader<'d, 't> {
    doc: &'d Document<'t>,
    end: usize,
}

/// Before these, a time lies behind: "since Friday", "last Monday".
const PAST: &[&str] = &["since", "last", "past", "previous", "from"];

impl<'d, 't> Reader<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, end: usize) -> Self {
        Self { doc, end }
    }

    /// One past the last word.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The normal form of the token; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'d str {
        let token = self.doc.tokens().get(at).filter(|_| at < self.end);
        token.map_or("", |t| self.doc.norm(t))
    }

    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.word(at))
    }

    /// The normal form of a number.
    pub(super) fn number(&self, at: usize) -> Option<&'d str> {
        let token = self.doc.tokens().get(at).filter(|_| at < self.end)?;
        (token.kind == TokenKind::Number).then(|| self.doc.norm(token))
    }

    /// Past the row of words, where it stands.
    pub(super) fn row(&self, at: usize, row: &str) -> Option<usize> {
        let mut end = at;
        for word in row.split(' ') {
            if self.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Past the first of the rows that stands here.
    pub(super) fn any_row(&self, at: usize, rows: &[&str]) -> Option<usize> {
        rows.iter().find_map(|row| self.row(at, row))
    }

    /// Past one of the words, or here.
    pub(super) fn skip(&self, at: usize, list: &[&str]) -> usize {
        at + usize::from(!self.word(at).is_empty() && self.is(at, list))
    }

    /// Whether the time that begins here lies in the past, or was given by others.
    pub(super) fn is_past(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, PAST))
    }

    /// Whether nothing that a number could count stands here: the end, punctuation, or a word that goes on.
    pub(super) fn stops(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.starts_with(char::is_alphanumeric) || GOES_ON.contains(&word)
    }
}

/// Words after which a number before them stands by itself.
const GOES_ON: &[&str] = &[
    "a", "after", "and", "as", "at", "because", "before", "but", "by", "for", "from", "if", "in", "latest", "on", "or", "sharp", "so",
    "that", "the", "this", "to", "today", "tomorrow", "tonight", "unless", "until", "via", "when", "where", "which", "with", "your",
];
