//! Clauses: the stretches of a sentence that say one thing. Cut by form alone; what they mean is `signals`' and `spans`'.

use heard_text::{Document, Sentence, Span, Token, TokenKind};

use super::words;

/// One clause, without the punctuation and the little words at its edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// Its words.
    pub(super) span: Span,
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// A question mark closes it.
    pub(super) asked: bool,
}

/// Marks that end a clause.
fn cuts(mark: &str) -> bool {
    mark.chars().all(|c| {
        matches!(
            c,
            ',' | ';' | ':' | '.' | '!' | '?' | '…' | '–' | '—' | '-' | '(' | ')' | '/' | '|' | '*' | '~' | '"' | '“' | '”'
        )
    })
}

/// The clauses of a document, in order.
pub(super) fn clauses(doc: &Document<'_>) -> Vec<Clause> {
    let mut found = Vec::new();
    for (index, sentence) in doc.sentences().iter().enumerate() {
        split(doc, index, sentence, &mut found);
    }
    found
}

fn split(doc: &Document<'_>, index: usize, sentence: &Sentence, found: &mut Vec<Clause>) {
    let end = sentence.end_token as usize;
    let start = sentence.first_token as usize;
    let mut first = start;
    for at in start..end {
        let tokens = doc.tokens();
        let Some(token) = tokens.get(at) else { break };
        if is_cut(doc, token) {
            push(doc, index, first, at, found);
            if doc.norm(token).contains('?')
                && let Some(last) = found.last_mut()
                && last.sentence == index
            {
                last.asked = true;
            }
            first = at + 1;
        } else if at > first && begins(doc, at, end) {
            push(doc, index, first, at, found);
            first = at;
        }
    }
    push(doc, index, first, end, found);
}

fn is_cut(doc: &Document<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Punct => cuts(doc.norm(token)),
        TokenKind::Emoji | TokenKind::Url | TokenKind::Mention | TokenKind::Hashtag => true,
        TokenKind::Word => is_handle(doc.slice(token.span)),
        TokenKind::Number | TokenKind::Email => false,
    }
}

/// A brand's handle without its `@`: capitals inside (`AcmeCares`).
fn is_handle(word: &str) -> bool {
    let lower_before_upper = word
        .as_bytes()
        .windows(2)
        .any(|pair| pair.first().is_some_and(u8::is_ascii_lowercase) && pair.get(1).is_some_and(u8::is_ascii_uppercase));
    let lower = |suffix: &str| word.len() > suffix.len() && word.ends_with(suffix);
    (lower_before_upper && word.len() > 8 && !word.starts_with('i'))
        || lower("Help")
        || lower("Support")
        || lower("Cares")
        || lower("Helpers")
        || lower("care") && word.len() > 9 && word != "healthcare" && word != "childcare"
        || lower("support") && word.len() > 9
}

fn begins(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let tokens = doc.tokens();
    let norm = |i: usize| tokens.get(i).map_or("", |t| doc.norm(t));
    let word = norm(at);
    let next = if at + 1 < end { norm(at + 1) } else { "" };
    let before = norm(at.wrapping_sub(1));
    words::is(words::JOINS, word)
        || words::is(words::LINKS, word) && words::is(words::SUBJECT, next) && !words::is(words::HOLDS, before)
        || words::is(words::STARTS, word) && !words::is(words::HOLDS, before)
}

fn push(doc: &Document<'_>, sentence: usize, mut first: usize, mut end: usize, found: &mut Vec<Clause>) {
    let tokens = doc.tokens();
    let norm = |i: usize| tokens.get(i).map_or("", |t| doc.norm(t));
    let bare = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| matches!(t.kind, TokenKind::Punct | TokenKind::Emoji | TokenKind::Url))
    };
    while first < end && (bare(first) || end - first > 2 && words::is(words::OPENS, norm(first)) || is_vocative(doc, first, end)) {
        first += 1;
    }
    while first < end && bare(end - 1) {
        end -= 1;
    }
    let (Some(from), Some(to)) = (tokens.get(first), tokens.get(end.wrapping_sub(1))) else {
        return;
    };
    if first < end {
        found.push(Clause {
            first,
            end,
            span: from.span.cover(to.span),
            sentence,
            asked: false,
        });
    }
}

/// The name of a firm at the very front: a capitalised word before another that begins a sentence ("Acme I", "Acme Please").
fn is_vocative(doc: &Document<'_>, at: usize, end: usize) -> bool {
    if at != 0 || end < 3 {
        return false;
    }
    let (Some(this), Some(next)) = (doc.tokens().first(), doc.tokens().get(1)) else {
        return false;
    };
    let capital = |t: &Token| doc.slice(t.span).starts_with(|c: char| c.is_uppercase());
    let common = [
        words::FRONT,
        words::AUXILIARY,
        words::HOLDS,
        words::TAILS,
        words::JOINS,
        words::LINKS,
    ]
    .into_iter()
    .any(|list| words::is(list, doc.norm(this)));
    capital(this) && capital(next) && !common && words::is(words::FRONT, doc.norm(next))
}
