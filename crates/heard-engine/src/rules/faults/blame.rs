//! See `blame.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.of(Cue::RuleBlame).filter(|hit| !hit.quoted) {
        let asked = cx.hits.touches(Cue::RuleNotblame, hit.span);
        let question = cx
            .sentence_at(hit.span)
            .is_some_and(|s| cx.draft.slice(s.span).trim_end().ends_with('?'));
        if asked || question {
            continue;
        }
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} says whose fault it is before anything is mended."))
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what happened without a culprit, and what helps now.");
    }
}
