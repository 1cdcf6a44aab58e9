//! See `blame.md`.

use heard_text::Span;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let innocent = |span: Span| cx.asks_at(span) || supposed(cx, span) || cx.hits.touches(Cue::RuleNotblame, span);
    let wordings = cx.hits.of(Cue::RuleBlame).filter(|hit| !hit.quoted && !innocent(hit.span));
    for hit in wordings {
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} says whose fault it is before anything is mended."))
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what happened without a culprit, and what helps now.");
    }
}

/// Whether it hangs on an "if" before it: "if not, then the desk should have told you".
fn supposed(cx: &Context<'_>, span: Span) -> bool {
    let tokens = cx.sentence_at(span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let mut before = tokens.iter().take_while(|t| t.span.start < span.start);
    before.any(|t| matches!(cx.draft.norm(t), "if" | "whether" | "unless"))
}
