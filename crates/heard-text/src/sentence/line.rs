//! Line breaks between two tokens: which end a sentence, and which only wrap it.

use super::boundary::{capitalised, is_terminal};
use crate::chars::run;
use crate::{Token, TokenKind};

/// What stands between two neighbouring tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    /// One line break.
    Line,
    /// An empty line.
    Paragraph,
}

pub(super) fn gap(text: &str, before: &Token, after: &Token) -> Gap {
    if before.span.end == after.span.start {
        return Gap::None;
    }
    let between = text.get(before.span.end..after.span.start).unwrap_or_default();
    match between.bytes().filter(|b| *b == b'\n').count() {
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// Lines shorter than this were ended by the writer; longer ones may have been wrapped by a program.
const WRAP: usize = 56;

/// Words that cannot end a sentence: a line that ends in one goes on.
const HANGING: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "and", "or", "but", "my", "your", "our", "by", "from", "is", "are",
    "mr", "mrs", "ms", "dr",
];

/// Whether the single line break after token `at` ends the sentence. The line began with token `line_start`.
pub(super) fn ends(text: &str, tokens: &[Token], line_start: usize, at: usize) -> bool {
    let (Some(first), Some(last), Some(next)) = (tokens.get(line_start), tokens.get(at), tokens.get(at + 1)) else {
        return true;
    };
    if starts_item(text, tokens, at + 1) || is_terminal(text, last) || last.kind == TokenKind::Emoji {
        return true;
    }
    let word = last.span.of(text);
    match last.kind {
        TokenKind::Punct => word.starts_with(':') && capitalised(text, next),
        TokenKind::Word if HANGING.iter().any(|h| word.eq_ignore_ascii_case(h)) => false,
        _ => last.span.end - first.span.start < WRAP && (capitalised(text, next) || next.kind == TokenKind::Url),
    }
}

/// Whether a line that begins with token `at` is an item of a list.
pub(super) fn starts_item(text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let spaced = gap(text, token, next) == Gap::Space;
    let mark = token.span.of(text);
    match token.kind {
        TokenKind::Punct => spaced && matches!(mark, "-" | "*" | "•" | "–" | "—" | "·" | "▪" | "●" | "+"),
        TokenKind::Number => is_item_number(text, token, next),
        // "✅ done" on a line of its own
        TokenKind::Emoji => spaced && matches!(next.kind, TokenKind::Word | TokenKind::Number),
        _ => false,
    }
}

/// "1." or "2)".
pub(super) fn is_item_number(text: &str, token: &Token, next: &Token) -> bool {
    token.span.len() <= 2
        && run(token.span.of(text), 0, |c| c.is_ascii_digit()) == token.span.len()
        && token.span.end == next.span.start
        && matches!(next.span.of(text), "." | ")")
}
