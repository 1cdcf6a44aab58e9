//! See `blame.md`.

use heard_text::Span;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let innocent = |span: Span| {
        let question = cx
            .sentence_at(span)
            .is_some_and(|s| cx.draft.slice(s.span).trim_end().ends_with('?'));
        question || cx.hits.touches(Cue::RuleNotblame, span)
    };
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
