//! See `sarcasm.md`.

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// What shows that doubtful words are meant kindly.
const KIND: [Act; 6] = [
    Act::Apology,
    Act::FeelingAcknowledged,
    Act::Ownership,
    Act::NextStep,
    Act::Options,
    Act::Time,
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To somebody glad, congratulations and good luck are meant.
    if !cx.upset() || cx.pleasant() || cx.reading.feeling().sign() > 0 {
        return;
    }
    let sure = |hit: &Hit| cx.hits.touches(Cue::RuleMocking, hit.span);
    let kind = KIND.into_iter().any(|act| cx.does(act));
    let doubtful = cx.hits.live(Cue::RuleMockmaybe).filter(|hit| !kind && !sure(hit));
    for hit in cx.hits.live(Cue::RuleMocking).chain(doubtful) {
        let words = quoted(cx.draft.slice(hit.span));
        let message = match cx.telling() {
            Some(theirs) => format!("Beside {}, {words} reads as mockery.", quoted(&theirs.quote)),
            None => format!("{words} reads as mockery, whatever was meant."),
        };
        let remark = report
            .at(hit.span, message)
            .about(cx.telling())
            .suggest(Idea, "Leave it out, and say plainly what is so and what you can do.");
        if !cx.clearly_upset() || !sure(hit) {
            remark.softly();
        }
    }
}
