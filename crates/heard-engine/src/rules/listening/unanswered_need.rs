//! See `unanswered_need.md`.

use crate::Applicability::Idea;
use crate::rules::{Context, Report, quoted};
use crate::{Ledger, NeedKind};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.closing() else { return };
    let open = |state: &&crate::NeedState| state.need.ledger == Ledger::Rational && state.answered_by.is_none();
    for state in cx.needs.iter().filter(open) {
        let words = quoted(&state.need.evidence.quote);
        let (message, idea) = match state.need.kind {
            NeedKind::Time => (
                format!("They want to know when: {words}. No time is given."),
                "Give a time, or say when you will know one.",
            ),
            NeedKind::Answer => (
                format!("They asked {words}. Nothing here answers it."),
                "Answer it, or say that you do not know yet and when you will.",
            ),
            _ => (
                format!("They need a way on with {words}. None is offered yet."),
                "Say what you will do, or what they can do, and by when.",
            ),
        };
        report.at(place, message).about(Some(&state.need.evidence)).suggest(Idea, idea);
    }
}
