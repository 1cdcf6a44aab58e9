//! See `excuse.md`.

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who owns it may say what happened.
    if cx.does(Act::Ownership) {
        return;
    }
    let wordings = cx.hits.of(Cue::RuleExcuse).filter(|hit| !hit.quoted);
    for fault in cx.faults("excuse", wordings.map(|hit| hit.span)) {
        let words = quoted(cx.draft.slice(fault.span));
        report
            .at(fault.span, format!("{words} explains us, and leaves the customer where they were."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what went wrong here in one plain sentence, and what you do about it.");
    }
}
