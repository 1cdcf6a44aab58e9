//! See `blame.md`.

use heard_text::Span;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let innocent = |span: Span| cx.asks_at(span) || cx.hits.touches(Cue::RuleNotblame, span);
    let wordings = cx.hits.of(Cue::RuleBlame).filter(|hit| !hit.quoted && !innocent(hit.span));
    for fault in cx
        .faults("blame", wordings.map(|hit| hit.span))
        .filter(|fault| !innocent(fault.span))
    {
        let words = quoted(cx.draft.slice(fault.span));
        report
            .at(fault.span, format!("{words} says whose fault it is before anything is mended."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what happened without a culprit, and what helps now.");
    }
}
