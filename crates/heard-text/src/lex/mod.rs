//! Cuts a stretch of text into tokens, in one pass over its characters.
//!
//! The form alone decides; what a word means is none of its business.

mod abbreviation;
mod emoji;
mod link;
mod number;
mod word;

use crate::chars::{char_at, char_before, is_blank, is_currency, is_mark, is_word, run};
use crate::{Span, Token, TokenKind};

pub(crate) use abbreviation::{Abbreviation, abbreviation};

/// Longest name of an HTML entity that is kept in one piece.
const ENTITY: usize = 8;

/// Adds the tokens of `text[span]` to `out`.
pub(crate) fn lex(text: &str, span: Span, out: &mut Vec<Token>) {
    let mut lexer = Lexer {
        text: text.get(..span.end).unwrap_or(text),
        floor: out.len(),
        no_domain_before: 0,
    };
    let mut at = span.start;
    while let Some(c) = char_at(lexer.text, at) {
        if is_blank(c) {
            at += c.len_utf8();
            continue;
        }
        let (start, kind, end) = lexer.token(at, c, out);
        out.push(Token::new(Span::new(start, end), kind));
        at = end;
    }
}

pub(crate) struct Lexer<'t> {
    /// The text up to the end of the stretch, so that nothing looks beyond it.
    text: &'t str,
    /// Tokens before this index belong to earlier stretches.
    floor: usize,
    /// No web address begins before this byte: it was looked for and not found. Keeps the time linear.
    no_domain_before: usize,
}

impl Lexer<'_> {
    /// The token at `at`: where it starts (a mail address takes back the tokens before its `@`), what it is, where it ends.
    fn token(&mut self, at: usize, c: char, out: &mut Vec<Token>) -> (usize, TokenKind, usize) {
        let text = self.text;
        if c == '@'
            && let Some((start, end)) = link::email(text, at, out, self.floor)
        {
            return (start, TokenKind::Email, end);
        }
        let (kind, end) = match c {
            'h' | 'H' | 'w' | 'W' => link::url(text, at).map_or_else(|| self.word(at), |end| (TokenKind::Url, end)),
            '0'..='9' => number::number(text, at),
            '+' if digit_at(text, at + 1) => number::number(text, at + 1),
            _ if is_currency(c) && digit_at(text, at + c.len_utf8()) => number::number(text, at + c.len_utf8()),
            _ if c.is_alphabetic() || c == '_' => self.word(at),
            _ if c.is_numeric() => number::number(text, at),
            _ => Self::mark(text, at, c),
        };
        (at, kind, end)
    }

    fn mark(text: &str, at: usize, c: char) -> (TokenKind, usize) {
        if let Some(end) = emoji::smiley(text, at) {
            return (TokenKind::Emoji, end);
        }
        let after = at + c.len_utf8();
        match c {
            '<' if text.as_bytes().get(at..at + 6) == Some(b"<LINK>") => (TokenKind::Url, at + 6),
            '@' | '#' if named(text, at, after, c) => {
                let kind = if c == '@' { TokenKind::Mention } else { TokenKind::Hashtag };
                (kind, run(text, after, is_word))
            }
            '#' if emoji::emoji(text, after).is_some() => (TokenKind::Hashtag, run_of_emoji(text, after)),
            '&' => match entity(text, at) {
                Some(end) => (TokenKind::Punct, end),
                None => (TokenKind::Punct, run(text, at, |other| other == c)),
            },
            _ => match emoji::emoji(text, at) {
                Some(end) => (TokenKind::Emoji, end),
                None => (TokenKind::Punct, run(text, run(text, at, |other| other == c), is_mark)),
            },
        }
    }
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether a handle or topic begins: a name after the sign, no letter before it, and not "#48", which is a number.
fn named(text: &str, at: usize, after: usize, sign: char) -> bool {
    char_at(text, after).is_some_and(|c| is_word(c) && !is_mark(c) && (sign == '@' || !c.is_ascii_digit()))
        && !char_before(text, at).is_some_and(char::is_alphanumeric)
}

fn run_of_emoji(text: &str, mut at: usize) -> usize {
    while let Some(end) = emoji::emoji(text, at) {
        at = end;
    }
    at
}

/// `&amp;` in one piece, undecoded.
fn entity(text: &str, at: usize) -> Option<usize> {
    let window = text.as_bytes().get(at + 1..)?;
    let length = window
        .iter()
        .take(ENTITY)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    (length > 1 && window.get(length) == Some(&b';')).then_some(at + length + 2)
}
