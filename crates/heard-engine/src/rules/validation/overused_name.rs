//! See `overused_name.md`.

use heard_text::{SegmentKind, Sentence, Token, TokenKind, normalise};

use crate::Act;
use crate::Applicability::Idea;
use crate::rules::{Context, Report, quoted};

/// From so many on it is too often; in a long reply one more is natural.
const MANY: usize = 3;
/// Words of a long reply.
const LONG: usize = 150;
/// Words before a name that speak of somebody, not to them.
#[rustfmt::skip]
const OF: [&str; 20] = [
    "for", "to", "of", "by", "from", "with", "name", "under", "as", "is", "named", "called", "the", "a", "your", "our", "my", "that",
    "about", "on",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let known: Vec<String> = cx.names().into_iter().map(normalise).collect();
    let names = if known.is_empty() {
        first_addressed(cx).into_iter().collect()
    } else {
        known
    };
    let written = cx.draft.sentences().iter();
    let own = written.filter(|s| matches!(s.segment, SegmentKind::Greeting | SegmentKind::Body));
    let uses: Vec<&Token> = own.flat_map(|s| addresses(cx, s, &names)).collect();
    let words = cx.draft.tokens().iter().filter(|t| t.kind == TokenKind::Word).count();
    let many = MANY + usize::from(words > LONG);
    let Some(third) = uses.get(MANY - 1).filter(|_| uses.len() >= many) else {
        return;
    };
    let words = quoted(cx.draft.slice(third.span));
    report
        .at(
            third.span,
            format!(
                "{words} stands here {} times. Once or twice sounds like a person; more sounds like a script.",
                uses.len()
            ),
        )
        .suggest(Idea, "Keep the name where you greet or close, and leave it out between.");
}

/// The name that the draft speaks to, where none is known.
fn first_addressed(cx: &Context<'_>) -> Option<String> {
    cx.acts(Act::Name).next().map(|words| normalise(&words.quote))
}

/// The places in a sentence where it speaks to the customer by name; first and last name together are one.
fn addresses<'c>(cx: &'c Context<'_>, sentence: &Sentence, names: &[String]) -> Vec<&'c Token> {
    let tokens = cx.draft.tokens_of(sentence);
    // Among quoted words a name is shown, not said.
    if cx.draft.slice(sentence.span).contains(['“', '”', '"']) {
        return Vec::new();
    }
    let norm = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| cx.draft.norm(t));
    let is_name = |at: Option<usize>| names.iter().any(|name| name == norm(at));
    let stop = |word: &str| word.starts_with([',', '.', '!', '?', ';', ':', '-', '–', '—', '…']);
    let greets = sentence.segment == SegmentKind::Greeting;
    let found = tokens.iter().enumerate().filter(|(at, token)| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let capital = cx.draft.slice(token.span).starts_with(char::is_uppercase);
        // "Will you …" begins with no name, and "in the name of Marta" speaks to nobody.
        let apart = match before {
            None => norm(after) == ",",
            Some(_) => (stop(norm(before)) || stop(norm(after)) || at + 1 == tokens.len()) && !OF.contains(&norm(before)),
        };
        capital && is_name(Some(*at)) && !is_name(before) && (greets || apart)
    });
    found.map(|(_, token)| token).collect()
}
