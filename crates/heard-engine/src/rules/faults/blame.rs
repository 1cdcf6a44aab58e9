//! See `blame.md`.

use heard_text::{Span, TokenKind};

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::meaning::ReplyMeaning;
use crate::rules::{Context, Report, quoted};

/// Probability that the reply as a whole hurts, from which a sentence may be blame by its meaning alone.
const HURTS: f32 = 0.8;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let innocent = |span: Span| cx.asks_at(span) || supposed(cx, span) || cx.hits.touches(Cue::RuleNotblame, span);
    let wordings = cx.hits.of(Cue::RuleBlame).filter(|hit| !hit.quoted && !innocent(hit.span));
    for fault in cx
        .faults("blame", wordings.map(|hit| hit.span))
        .filter(|fault| !innocent(fault.span) && (fault.worded || meant(cx, fault.span)))
    {
        let words = quoted(cx.draft.slice(fault.span));
        report
            .at(fault.span, format!("{words} says whose fault it is before anything is mended."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what happened without a culprit, and what helps now.");
    }
}

/// Whether a sentence without a wording of blame puts it on somebody who is upset, in a reply that hurts as a whole. What we do as a
/// rule, and what we bid them, only looks like it; a wording that was weighed and let go does not come back.
fn meant(cx: &Context<'_>, span: Span) -> bool {
    let hurts = cx.meaning.map_or(0.0, ReplyMeaning::hurts) >= HURTS;
    let tokens = cx.sentence_at(span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let first = tokens.iter().find(|t| t.kind == TokenKind::Word).map_or("", |t| cx.draft.norm(t));
    let ours = matches!(
        first,
        "we" | "weve" | "were" | "our" | "i" | "ive" | "im" | "please" | "kindly" | "just"
    );
    cx.upset() && hurts && !ours && !cx.hits.touches(Cue::RuleBlame, span)
}

/// Whether it hangs on an "if" before it: "if not, then the desk should have told you".
fn supposed(cx: &Context<'_>, span: Span) -> bool {
    let tokens = cx.sentence_at(span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let mut before = tokens.iter().take_while(|t| t.span.start < span.start);
    before.any(|t| matches!(cx.draft.norm(t), "if" | "whether" | "unless"))
}
