//! See `curt.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.of(Cue::RuleCurt).filter(|hit| !hit.quoted) {
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} reads as impatient, whatever was meant."))
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say it once more in other words, and add what happens next.");
    }
}
