//! See `disbelief.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Said in play to somebody who is not upset: "Nice try! I hope you get it all the same."
    let wishes = [Cue::ReplyWish, Cue::RuleWishing, Cue::ReplyGlad]
        .into_iter()
        .any(|cue| cx.hits.any(cue));
    if wishes && !cx.upset() {
        return;
    }
    for hit in cx.against(Cue::RuleDoubt, Cue::RuleNotdoubt) {
        let words = quoted(cx.draft.slice(hit.span));
        let message = match cx.telling() {
            Some(theirs) => format!("{words} doubts their word. They wrote {}.", quoted(&theirs.quote)),
            None => format!("{words} doubts their word."),
        };
        let remark = report.at(hit.span, message).about(cx.telling()).suggest(
            Idea,
            "Take it as told. Where something has to be checked, say what, why, and that you do it.",
        );
        if !cx.upset() {
            remark.softly();
        }
    }
}
