//! See `stock_phrase.md`.

use crate::cue::Cue;
use crate::rules::{Context, Report};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for hit in cx.hits.live(Cue::StockPhrase) {
        report.at(hit.span, "This would fit any complaint.").about(cx.reading.problem.first());
    }
}
