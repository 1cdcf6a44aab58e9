//! See `curt.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // "Did you have to wait?", and words that come with an apology, are not impatient.
    let wordings = cx
        .hits
        .of(Cue::RuleCurt)
        .filter(|hit| !hit.quoted && !cx.asks_at(hit.span) && !cx.hits.in_sentence(Cue::ReplyApology, hit.sentence));
    for fault in cx.faults("curt", wordings.map(|hit| hit.span)) {
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} reads as impatient, whatever was meant."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say it once more in other words, and add what happens next.");
        if !cx.upset() {
            remark.softly();
        }
    }
}
