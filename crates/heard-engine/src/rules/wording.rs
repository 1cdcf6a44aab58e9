//! The draft's words, as rules ask for them.

use heard_text::{Document, Sentence, Span, Token, TokenKind};

use super::Context;
use crate::Who;
use crate::cue::Hit;

impl Context<'_> {
    /// Whether a span stands in a question.
    pub(crate) fn asks_at(&self, span: Span) -> bool {
        self.sentence_at(span)
            .is_some_and(|s| self.draft.slice(s.span).trim_end().ends_with('?'))
    }

    /// The tokens of a hit's sentence before it.
    pub(crate) fn before(&self, hit: &Hit) -> &[Token] {
        let first = self.draft.sentences().get(hit.sentence).map_or(0, |s| s.first_token as usize);
        self.draft.tokens().get(first..hit.tokens.start).unwrap_or_default()
    }

    /// The tokens of a hit's sentence after it.
    pub(crate) fn after(&self, hit: &Hit) -> &[Token] {
        let end = self.draft.sentences().get(hit.sentence).map_or(0, |s| s.end_token as usize);
        self.draft.tokens().get(hit.tokens.end..end).unwrap_or_default()
    }

    /// Whether an hour in figures ("16:45") is among the tokens.
    pub(crate) fn names_hour(&self, tokens: &[Token]) -> bool {
        let hour = |text: &str| text.split_once(':').is_some_and(|(hour, rest)| hour.len() <= 2 && rest.len() >= 2);
        let mut numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number);
        numbers.any(|token| hour(self.draft.slice(token.span)))
    }

    /// Whether one of these words is among the tokens.
    pub(crate) fn any_of(&self, tokens: &[Token], words: &[&str]) -> bool {
        tokens.iter().any(|token| words.contains(&self.draft.norm(token)))
    }

    /// The words of a sentence as a reader counts them: no marks, no links, nothing that stands in quotation marks.
    pub(crate) fn spoken(&self, sentence: &Sentence) -> Vec<&Token> {
        let mut words = Vec::new();
        let mut opened = None;
        for token in self.draft.tokens_of(sentence) {
            match token.kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Hashtag => words.push(token),
                TokenKind::Punct if self.draft.slice(token.span).contains(['"', '“', '”']) => match opened.take() {
                    Some(from) => words.truncate(from),
                    None => opened = Some(words.len()),
                },
                _ => {}
            }
        }
        words
    }

    /// Whether a sentence is a list or an item of one: a mark or a number in front, parts set off by semicolons or arrows, a row
    /// of things behind a colon, lines that the writer broke.
    pub(crate) fn listed(&self, sentence: &Sentence) -> bool {
        /// Semicolons or arrows that make a list.
        const PARTS: usize = 2;
        /// Commas behind a colon that make one.
        const ROW: usize = 3;
        /// Bytes of a line that no program has wrapped.
        const LINE: usize = 56;
        let tokens = self.draft.tokens_of(sentence);
        let mark = |token: &Token| self.draft.norm(token);
        let item = match tokens {
            [first, next, ..] => {
                matches!(mark(first), "-" | "–" | "—" | "*" | "•" | "·" | "+")
                    || (first.kind == TokenKind::Number && matches!(mark(next), "." | ")"))
            }
            _ => false,
        };
        let parts = tokens.iter().filter(|t| matches!(mark(t), ";" | ">" | "→" | "»" | "•")).count();
        let row = tokens.iter().skip_while(|t| mark(t) != ":").filter(|t| mark(t) == ",").count();
        let mut lines = self.draft.slice(sentence.span).lines();
        lines.next_back();
        item || parts >= PARTS || row >= ROW || lines.any(|line| line.trim().len() < LINE)
    }

    /// Whether the customer has used these words themselves, at any time of the conversation: whole, however they are joined ("stand by", "standby"),
    /// and in the plural too.
    pub(crate) fn customer_said(&self, words: &str) -> bool {
        let wanted = bare(words);
        let most = words.split_whitespace().count() + 2;
        let said = |text: &str| {
            let doc = Document::new(text);
            let rows = doc
                .tokens()
                .iter()
                .enumerate()
                .map(|(at, _)| doc.tokens().get(at..).unwrap_or_default());
            rows.into_iter().any(|rest| {
                let mut row = String::new();
                rest.iter().take(most).any(|token| {
                    row.push_str(doc.norm(token));
                    bare(&row) == wanted
                })
            })
        };
        self.situation.turns.iter().any(|turn| turn.who == Who::Customer && said(turn.text))
    }
}

/// Letters and figures alone, without an "s" at the end: "#PNR", "PNRs" and "PNR's" are one.
fn bare(words: &str) -> String {
    let mut kept: String = heard_text::normalise(words).chars().filter(|c| c.is_alphanumeric()).collect();
    if kept.ends_with('s') {
        kept.pop();
    }
    kept
}
