//! See `curt.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.of(Cue::RuleCurt).filter(|hit| !hit.quoted) {
        // "Did you have to wait?", and words that come with an apology, are not impatient.
        let asks = cx
            .sentence_at(hit.span)
            .is_some_and(|s| cx.draft.slice(s.span).trim_end().ends_with('?'));
        if asks || cx.hits.in_sentence(Cue::ReplyApology, hit.sentence) {
            continue;
        }
        let words = quoted(cx.draft.slice(hit.span));
        let remark = report
            .at(hit.span, format!("{words} reads as impatient, whatever was meant."))
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say it once more in other words, and add what happens next.");
        if !cx.upset() {
            remark.softly();
        }
    }
}
