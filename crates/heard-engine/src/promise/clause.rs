//! The clause that a head opens: how far it reaches, when it is due, and what remains without the time.

use std::collections::BTreeMap;
use std::ops::Range;

use heard_text::{Document, Span, TokenKind};

use super::head::Head;
use super::when::{self, When};
use crate::cue::{Cue, Hits};

/// Where clauses end that no sentence ends.
pub(super) struct Ends {
    at: BTreeMap<usize, usize>,
}

impl Ends {
    pub(super) fn of(hits: &Hits) -> Self {
        let ends = hits.of(Cue::PromiseClauseEnd).map(|h| (h.tokens.start, h.tokens.end));
        Self { at: ends.collect() }
    }

    /// One past the last token of the clause whose verb stands at `verb`; `next` is where another head begins.
    pub(super) fn clause(&self, doc: &Document<'_>, verb: usize, next: Option<usize>) -> usize {
        let tokens = doc.tokens();
        let Some(sentence) = tokens.get(verb).and_then(|t| doc.sentences().get(t.sentence as usize)) else {
            return verb;
        };
        let limit = sentence.end_token as usize;
        let mut end = verb;
        while end < limit {
            let word = tokens.get(end).map_or("", |t| doc.norm(t));
            let joins_head = next.is_some_and(|n| n > end && n <= end + 2) && matches!(word, "and" | "," | "then" | "or" | ";");
            if joins_head || (end > verb && self.at.contains_key(&end)) || (word == "," && !continues(doc, end, limit)) {
                break;
            }
            end += 1;
        }
        while end > verb && tokens.get(end - 1).is_some_and(|t| is_trailing(doc, t)) {
            end -= 1;
        }
        end
    }
}

fn is_trailing(doc: &Document<'_>, token: &heard_text::Token) -> bool {
    let mark = doc.slice(token.span);
    (token.kind == TokenKind::Punct && !mark.starts_with(')'))
        || token.kind == TokenKind::Emoji
        || matches!(doc.norm(token), "and" | "then" | "or")
}

/// Whether the clause goes on after the comma at `at`: with a time, or with one more thing that will be done.
fn continues(doc: &Document<'_>, at: usize, limit: usize) -> bool {
    let next = doc.tokens().get(at + 1).map_or("", |t| doc.norm(t));
    let timed = when::find(doc, at + 1..limit.min(at + 12))
        .first()
        .is_some_and(|w| w.tokens.start == at + 1);
    timed
        || matches!(
            next,
            "and" | "then" | "personally" | "at" | "arrange" | "call" | "check" | "find" | "send"
        )
}

/// A part of a clause with at most one time.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) tokens: Range<usize>,
    pub(super) when: Option<When>,
}

/// The time that stands right before the head: "Tomorrow morning I'll …".
pub(super) fn fronted(doc: &Document<'_>, head: &Head, taken: usize) -> Option<When> {
    const REACH: usize = 12;
    let tokens = doc.tokens();
    let comma = head
        .start
        .checked_sub(1)
        .is_some_and(|b| tokens.get(b).is_some_and(|t| doc.norm(t) == ","));
    let end = head.start - usize::from(comma);
    let sentence = doc.sentences().get(tokens.get(head.start)?.sentence as usize)?;
    let start = taken.max(sentence.first_token as usize).max(end.saturating_sub(REACH));
    when::find(doc, start..end).pop().filter(|w| w.tokens.end == end)
}

/// Cuts a clause in two where both halves of "… and …" carry their own time.
pub(super) fn parts(doc: &Document<'_>, head: &Head, end: usize) -> Vec<Part> {
    let mut times = when::find(doc, head.verb..end).into_iter();
    let first = times.next();
    let second = times.next();
    let (Some(one), Some(two)) = (&first, &second) else {
        return vec![Part {
            tokens: head.verb..end,
            when: first,
        }];
    };
    let is_and = |at: &usize| doc.tokens().get(*at).is_some_and(|t| doc.norm(t) == "and");
    let Some(cut) = (one.tokens.end..two.tokens.start).find(is_and) else {
        let exact = if one.meaning == when::Meaning::Vague { second } else { first };
        return vec![Part {
            tokens: head.verb..end,
            when: exact,
        }];
    };
    vec![
        Part {
            tokens: head.verb..cut,
            when: first,
        },
        Part {
            tokens: cut + 1..end,
            when: second,
        },
    ]
}

/// What will be done: the words without the time, on one line.
pub(super) fn what(doc: &Document<'_>, part: &Part) -> String {
    let inside = part.when.as_ref().filter(|w| w.tokens.start >= part.tokens.start);
    let time = inside.map_or(part.tokens.end..part.tokens.end, |w| w.tokens.clone());
    let before = words(doc, part.tokens.start..time.start);
    let after = words(doc, time.end..part.tokens.end);
    let mut out = String::with_capacity(before.len() + after.len() + 1);
    for word in before.split_whitespace().chain(after.split_whitespace()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text of a range of tokens, without punctuation and conjunctions at its edges.
fn words<'t>(doc: &Document<'t>, range: Range<usize>) -> &'t str {
    let mut tokens = doc.tokens().get(range).unwrap_or_default();
    while let Some((_, rest)) = tokens.split_first().filter(|(t, _)| t.kind == TokenKind::Punct) {
        tokens = rest;
    }
    while let Some((_, rest)) = tokens.split_last().filter(|(t, _)| is_trailing(doc, t)) {
        tokens = rest;
    }
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => doc.slice(Span::new(first.span.start, last.span.end)),
        _ => "",
    }
}
