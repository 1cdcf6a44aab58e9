//! How the customer wants to be called: "please call me Maggie", "my pronouns are they/them". It is said in words of asking, and is neither a
//! trouble nor a call that they wait for.

use heard_text::{Document, Span, Token, TokenKind};

use crate::cue::{Cue, Hit, Hits};
use crate::meaning::Piece;
use crate::reply::words::content;
use crate::{AskKind, Evidence};

/// Words with a capital that follow "call me" and are no name.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "i", "a", "an", "the", "back", "again", "asap", "please", "today", "tomorrow", "tonight", "now", "soon", "later", "first", "anytime",
    "urgently", "immediately", "directly", "when", "whenever", "if", "as", "at", "on", "in", "by", "before", "after", "between", "until",
    "from", "to", "or", "and", "but", "so", "about", "regarding", "because", "thanks", "thank", "regards", "kind", "best", "cheers",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "morning", "afternoon", "evening", "night", "noon", "weekdays",
];
/// Words in small letters that close "call me …" and are no name.
#[rustfmt::skip]
const NO_SMALL_NAMES: &[&str] = &[
    "mornings", "evenings", "afternoons", "crazy", "stupid", "silly", "mad", "old", "old-fashioned", "cynical", "picky", "cheap", "naive",
    "sir", "madam", "mam", "maam", "names", "anything", "whatever", "maybe", "lucky", "paranoid", "fussy", "spoilt", "lazy", "sad", "dumb",
    "pessimistic", "optimistic", "sceptical", "skeptical", "fat", "liar", "thief", "love", "dear", "mate", "asap", "mobile", "landline",
];
/// Words that lead to it in its clause: whoever reports how somebody calls them ("your mail still calls me Mrs") complains.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "please", "pls", "just", "can", "could", "would", "will", "you", "may", "should", "do", "dont", "not", "never", "always", "to", "i",
    "id", "like", "want", "prefer", "rather", "also", "if", "everyone", "everybody", "people", "friends", "family", "my", "most",
];
/// Words before which another matter may stand.
const JOINING: &[&str] = &["and", "but", "so"];
/// Words by which "you call me" is asked for and not told.
const ASKING: &[&str] = &["can", "could", "would", "will", "may", "should"];
/// Words that close it.
const CLOSING: &[&str] = &["please", "instead", "for", "short", "not", "rather", "than"];
/// Digits from which on it is a number to ring.
const DIGITS: usize = 5;

/// The words that say so.
pub(super) fn called(doc: &Document<'_>, hits: &Hits) -> Vec<Span> {
    let named = hits.of(Cue::AskCalled).filter_map(|hit| by_name(doc, hit));
    let pronouns = hits.of(Cue::AskPronouns).map(|hit| with_pronouns(doc, hit));
    named.chain(pronouns).collect()
}

/// Whether a cue asks for something in those words only.
pub(super) fn only_names(called: &[Span], hit: &Hit) -> bool {
    let rings = |span: &Span| hit.cue == Cue::AskHuman && span.overlaps(hit.span);
    called.iter().any(|span| span.contains(hit.span) || rings(span))
}

/// The problems that are none.
pub(super) fn without(called: &[Span], mut found: Vec<Evidence>) -> Vec<Evidence> {
    found.retain(|words| !called.iter().any(|span| span.contains(words.span())));
    found
}

/// What the encoder says of the other pieces.
pub(super) fn pass_over(called: &[Span], pieces: &mut [Piece], asks: &mut [(AskKind, f32)], rings: bool) {
    for piece in pieces
        .iter_mut()
        .filter(|piece| called.iter().any(|span| span.overlaps(piece.span)))
    {
        (piece.problem, piece.impact) = (0.0, 0.0);
    }
    for (_, likely) in asks
        .iter_mut()
        .filter(|(kind, _)| *kind == AskKind::Human && !rings && !called.is_empty())
    {
        *likely = 0.0;
    }
}

/// The words and the pronouns that follow.
fn with_pronouns(doc: &Document<'_>, hit: &Hit) -> Span {
    const PRONOUNS: &[&str] = &["he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "/"];
    let follow = doc
        .tokens()
        .iter()
        .skip(hit.tokens.end)
        .take_while(|t| PRONOUNS.contains(&doc.norm(t)));
    follow.last().map_or(hit.span, |last| hit.span.cover(last.span))
}

/// The words around a name, where a name stands there.
fn by_name(doc: &Document<'_>, hit: &Hit) -> Option<Span> {
    let sentence = doc.sentences().get(hit.sentence)?;
    let tokens = doc.tokens().get(sentence.first_token as usize..sentence.end_token as usize)?;
    let number = |token: &Token| doc.slice(token.span).bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    let at = hit.tokens.end.checked_sub(1 + sentence.first_token as usize)?;
    let begin = hit.tokens.start.checked_sub(sentence.first_token as usize)?;
    let (name, before) = (tokens.get(at)?, tokens.get(at.checked_sub(1)?)?);
    let apart = doc
        .text()
        .get(before.span.end..name.span.start)
        .is_some_and(|gap| gap.contains('\n'));
    let closes = tokens
        .get(at + 1)
        .is_none_or(|next| next.kind == TokenKind::Punct || CLOSING.contains(&doc.norm(next)));
    let typed_small = closes && is_small_name(doc, name);
    if apart || !(is_name(doc, name) || typed_small) || tokens.iter().any(number) {
        return None;
    }
    let first = leading(doc, tokens.get(..begin)?)?.unwrap_or(tokens.get(begin)?);
    let closes = |token: &&Token| CLOSING.contains(&doc.norm(token)) || is_name(doc, token);
    let last = tokens.get(at + 1..)?.iter().take_while(closes).last().unwrap_or(name);
    Some(first.span.cover(last.span))
}

/// The first word of those that lead to it; `None` where something else stands in its clause before it.
#[allow(clippy::option_option, reason = "nothing before it is not the same as something else before it")]
fn leading<'d>(doc: &Document<'_>, before: &'d [Token]) -> Option<Option<&'d Token>> {
    let ends = |token: &&Token| token.kind == TokenKind::Punct || JOINING.contains(&doc.norm(token));
    let clause: Vec<&Token> = before.iter().rev().take_while(|token| !ends(token)).collect();
    let has = |words: &[&str]| clause.iter().any(|token| words.contains(&doc.norm(token)));
    let asked = !has(&["you"]) || has(ASKING);
    let leads = clause.iter().all(|token| LEADING.contains(&doc.norm(token)));
    (asked && leads).then(|| clause.last().copied())
}

/// A word in small letters, in a message that knows no others, that is not known to be something else.
fn is_small_name(doc: &Document<'_>, token: &Token) -> bool {
    let small = !doc.text().chars().any(char::is_uppercase);
    let norm = doc.norm(token);
    let plain = token.kind == TokenKind::Word && norm.len() > 1 && norm.chars().all(char::is_alphabetic);
    small && plain && content(doc, token).is_some() && !NO_NAMES.contains(&norm) && !NO_SMALL_NAMES.contains(&norm)
}

/// A word with one capital, at its beginning, that is not known to be something else.
fn is_name(doc: &Document<'_>, token: &Token) -> bool {
    let mut letters = doc.slice(token.span).chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.clone().next().is_some() && letters.any(char::is_lowercase);
    token.kind == TokenKind::Word && capital && small && !NO_NAMES.contains(&doc.norm(token))
}
