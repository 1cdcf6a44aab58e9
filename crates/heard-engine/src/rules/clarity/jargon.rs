//! See `jargon.md`.

use heard_text::SegmentKind;

use crate::Applicability::Idea;
use crate::Who;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.of(Cue::RuleJargon).filter(|hit| !hit.quoted) {
        if explained(cx, hit) || known(cx, hit) || cx.sentence_at(hit.span).is_some_and(|s| s.segment == SegmentKind::Signature) {
            continue;
        }
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} is a word of ours. The customer has not used it."))
            .suggest(Idea, "Say it in everyday words, or add in brackets what it means.");
    }
}

/// "RMA (return number)", "return number (RMA)", "the RMA, which is …".
fn explained(cx: &Context<'_>, hit: &Hit) -> bool {
    let norm = |at: usize| cx.draft.tokens().get(at).map_or("", |token| cx.draft.norm(token));
    let bracketed = norm(hit.tokens.end) == "(" || hit.tokens.start.checked_sub(1).is_some_and(|at| norm(at) == "(");
    bracketed || cx.hits.in_sentence(Cue::RuleExplained, hit.sentence)
}

/// Whether the customer has used the word themselves.
fn known(cx: &Context<'_>, hit: &Hit) -> bool {
    let words = heard_text::normalise(cx.draft.slice(hit.span));
    let said = |text: &str| heard_text::normalise(text).contains(&words);
    cx.situation.turns.iter().any(|turn| turn.who == Who::Customer && said(turn.text))
}
