//! See `argues.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To a customer who only asks, a correction is an answer.
    if cx.reading.feeling().sign() >= 0 && !cx.customer.tokens().is_empty() {
        return;
    }
    let wordings = cx.hits.of(Cue::RuleArgues).filter(|hit| !hit.quoted);
    for fault in cx.faults("argues", wordings.map(|hit| hit.span)) {
        let words = quoted(cx.draft.slice(fault.span));
        let message = match cx.telling() {
            Some(theirs) => format!("{words} sets our word against {}.", quoted(&theirs.quote)),
            None => format!("{words} sets our word against theirs."),
        };
        report
            .at(fault.span, message)
            .of(&fault)
            .about(cx.telling())
            .suggest(Idea, "Say what you see, ask what they saw, and find out together.");
    }
}
