//! Numbers with their separators, currency, units and ordinals.

use super::{emoji, word};
use crate::TokenKind;
use crate::chars::{char_at, is_currency, is_hyphen, is_word, run};

/// The number whose first digit stands at `at` (the sign before it is the caller's).
pub(super) fn number(text: &str, at: usize) -> (TokenKind, usize) {
    if let Some(end) = emoji::keycap(text, at) {
        return (TokenKind::Emoji, end);
    }
    let mut end = run(text, at, char::is_numeric);
    while let Some(next) = joined(text, end) {
        end = next;
    }
    match char_at(text, end) {
        Some(c) if c == '%' || c == '°' || is_currency(c) => (TokenKind::Number, end + c.len_utf8()),
        // "5p.m." and "5a.m."
        Some('a' | 'A' | 'p' | 'P') => (
            TokenKind::Number,
            word::dotted_letters(text, end).unwrap_or_else(|| suffix(text, end)),
        ),
        _ => (TokenKind::Number, suffix(text, end)),
    }
}

/// Past one separator and the digits after it.
fn joined(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at).filter(|&c| matches!(c, '.' | ',' | ':' | '/' | '–') || is_hyphen(c))?;
    let after = at + c.len_utf8();
    let end = run(text, after, char::is_numeric);
    (end > after).then_some(end)
}

/// "rd", "pm", "kg", "-hour": letters that stand at the number, with hyphens inside.
fn suffix(text: &str, at: usize) -> usize {
    match char_at(text, at) {
        Some(c) if is_word(c) => word::letters(text, at),
        Some(c) if is_hyphen(c) && char_at(text, at + c.len_utf8()).is_some_and(is_word) => word::letters(text, at + c.len_utf8()),
        _ => at,
    }
}
