//! See `apology_if.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.live(Cue::RuleIf) {
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(
                hit.span,
                format!("{words} doubts that it happened. An apology without “if” owns it."),
            )
            .about(cx.telling())
            .suggest(Idea, "Say what you are sorry for: what happened, not what they feel about it.");
    }
}
