//! See `vague_time.md`.

use crate::Applicability::Check;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.live(Cue::ReplyVague) {
        let beside = cx.hits.touches(Cue::ReplyNotvague, hit.span);
        let timed = cx.hits.in_sentence(Cue::ReplyTime, hit.sentence);
        if beside || timed || cx.asks_at(hit.span) {
            continue;
        }
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} can be an hour or a week. A time can be relied on."))
            .suggest(Check, "by [day and time]");
    }
}
