//! Finds where the sentence that begins at a token ends.

use super::line::{self, Gap, gap};
use crate::lex::{Abbreviation, abbreviation};
use crate::{Token, TokenKind};

/// Words that begin sentences, and are not names.
const STARTERS: &[&str] = &[
    "a", "after", "all", "also", "and", "any", "are", "as", "at", "because", "but", "can", "could", "did", "do", "does", "for", "from",
    "had", "has", "have", "hope", "how", "however", "i", "id", "if", "ill", "im", "in", "is", "it", "its", "ive", "just", "like", "my",
    "need", "no", "not", "now", "on", "once", "our", "please", "quick", "should", "since", "so", "sorry", "still", "thank", "thanks",
    "that", "the", "then", "there", "these", "they", "this", "to", "trying", "was", "we", "well", "were", "weve", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "yes", "yet", "you", "your", "youve",
];

/// Whether a word commonly begins a sentence.
pub(crate) fn is_starter(word: &str) -> bool {
    if word.contains(['\'', '’']) {
        return true;
    }
    let word = crate::normalise(word);
    let long = ["apologies", "currently", "hopefully", "regarding", "unfortunately", "yesterday"];
    STARTERS.binary_search(&word.as_str()).is_ok() || long.contains(&word.as_str())
}

/// Capitalised words that follow a time of day without ending the sentence.
const AFTER_TIME: &[&str] = &[
    "BST",
    "CEST",
    "CET",
    "CST",
    "EDT",
    "EST",
    "ET",
    "Friday",
    "GMT",
    "MST",
    "Monday",
    "PDT",
    "PST",
    "PT",
    "Saturday",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "Wednesday",
];

/// A sentence ends with one of these.
pub(super) fn is_terminal(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Punct
        && token
            .span
            .of(text)
            .starts_with(['.', '!', '?', '…', '‼', '⁉', '。', '！', '？', '؟', '।'])
}

fn is_ellipsis(text: &str, token: &Token) -> bool {
    let mark = token.span.of(text);
    mark.starts_with('…') || (mark.len() > 1 && mark.starts_with('.'))
}

fn is_closer(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Punct && token.span.of(text).starts_with(['"', '”', '’', '\'', ')', ']', '»'])
}

/// Whether a token begins with a capital letter.
pub(super) fn capitalised(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase)
}

pub(super) struct Boundary<'a> {
    text: &'a str,
    tokens: &'a [Token],
    start: usize,
    /// First token of the line that is being read.
    line_start: &'a mut usize,
    /// Whether the sentence holds more than punctuation so far.
    substance: bool,
}

impl<'a> Boundary<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], start: usize, line_start: &'a mut usize) -> Self {
        Self {
            text,
            tokens,
            start,
            line_start,
            substance: false,
        }
    }

    /// One past the last token of the sentence; `limit` at the latest.
    pub(super) fn find(mut self, limit: usize) -> usize {
        let mut at = self.start;
        while let Some(token) = self.tokens.get(at) {
            if at + 1 >= limit {
                return limit.min(self.tokens.len());
            }
            self.substance |= token.kind != TokenKind::Punct;
            let last = self.absorb(at, limit);
            let Some(gap) = self.gap_after(last) else {
                return last + 1;
            };
            let ends = match gap {
                Gap::Paragraph => true,
                Gap::Line if line::ends(self.text, self.tokens, *self.line_start, last) => true,
                gap => self.ends(at, last, gap),
            };
            if matches!(gap, Gap::Paragraph | Gap::Line) {
                *self.line_start = last + 1;
            }
            if ends {
                return last + 1;
            }
            at = last + 1;
        }
        self.tokens.len()
    }

    fn gap_after(&self, at: usize) -> Option<Gap> {
        Some(gap(self.text, self.tokens.get(at)?, self.tokens.get(at + 1)?))
    }

    /// The last token of what belongs to a sentence end at `at`: more marks, closing quotes, emoji.
    fn absorb(&self, at: usize, limit: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at };
        let mut last = at;
        if !self.substance || !(is_terminal(self.text, token) || token.kind == TokenKind::Emoji) {
            return last;
        }
        while let (Some(gap), Some(next)) = (self.gap_after(last), self.tokens.get(last + 1)) {
            let belongs = match gap {
                Gap::Paragraph => false,
                Gap::Line => next.kind == TokenKind::Emoji && !line::starts_item(self.text, self.tokens, last + 1),
                Gap::Space => next.kind == TokenKind::Emoji || is_terminal(self.text, next),
                Gap::None => next.kind == TokenKind::Emoji || is_terminal(self.text, next) || is_closer(self.text, next),
            };
            if !belongs || last + 2 >= limit {
                break;
            }
            last += 1;
        }
        last
    }

    /// Whether the sentence ends after the tokens `at..=last`, which end it if anything does.
    fn ends(&self, at: usize, last: usize, gap: Gap) -> bool {
        let (Some(token), Some(next)) = (self.tokens.get(at), self.tokens.get(last + 1)) else {
            return true;
        };
        if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            return self.ends_after_abbreviation(token, next);
        }
        if token.kind == TokenKind::Emoji {
            let follows_pronoun = at == self.start + 1 && self.tokens.get(self.start).is_some_and(|t| t.span.len() <= 2);
            return capitalised(self.text, next) && at > self.start && !follows_pronoun;
        }
        if !self.substance || !is_terminal(self.text, token) {
            return false;
        }
        let lower = next.kind == TokenKind::Word && next.span.of(self.text).starts_with(char::is_lowercase);
        let closed = self.tokens.get(last).is_some_and(|t| is_closer(self.text, t));
        let single = last == at;
        if single && is_ellipsis(self.text, token) {
            return capitalised(self.text, next);
        }
        if single && token.span.of(self.text) == "." {
            return !self.dot_goes_on(at, gap, next);
        }
        !(closed && lower)
    }

    /// Whether a single full stop ends nothing: a list number, an initial, "v.2".
    fn dot_goes_on(&self, dot: usize, gap: Gap, next: &Token) -> bool {
        let Some(before) = dot.checked_sub(1).filter(|b| *b >= self.start).and_then(|b| self.tokens.get(b)) else {
            return true;
        };
        if gap == Gap::None {
            return matches!(next.kind, TokenKind::Number | TokenKind::Punct);
        }
        let mark = self.tokens.get(dot).is_some_and(|d| line::is_item_number(self.text, before, d));
        let item = mark && dot == *self.line_start + 1;
        item || self.is_initial(dot - 1, before) && capitalised(self.text, next)
    }

    /// "J" of "J. Smith": one capital other than "I", at the start or after a capitalised word.
    fn is_initial(&self, at: usize, token: &Token) -> bool {
        let letter = |t: &Token| t.span.len() == 1 && capitalised(self.text, t) && t.span.of(self.text) != "I";
        let before = at.checked_sub(1).filter(|b| *b >= self.start).and_then(|b| self.tokens.get(b));
        // In "J. R. Smith" the word before "R" stands before a dot.
        let named = match before {
            None => true,
            Some(dot) if dot.span.of(self.text) == "." => at.checked_sub(2).and_then(|b| self.tokens.get(b)).is_some_and(letter),
            Some(word) => capitalised(self.text, word),
        };
        letter(token) && named
    }

    /// Whether an abbreviation with its dot also ends the sentence ("at 5 p.m. We will …").
    fn ends_after_abbreviation(&self, token: &Token, next: &Token) -> bool {
        let word = token.span.of(self.text);
        let Some(bare) = word.strip_suffix('.').filter(|_| capitalised(self.text, next)) else {
            return false;
        };
        let next = next.span.of(self.text);
        if bare.as_bytes().last_chunk::<2>().is_some_and(|end| end.eq_ignore_ascii_case(b".m")) {
            return AFTER_TIME.binary_search(&next).is_err();
        }
        let undotted: String = bare.split('.').collect();
        abbreviation(&undotted) != Some(Abbreviation::Joined) && is_starter(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(STARTERS.is_sorted());
        assert!(AFTER_TIME.is_sorted());
    }
}
