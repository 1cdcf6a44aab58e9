//! See `closed_questions.md`.

use heard_text::{SegmentKind, Sentence};

use crate::Act;
use crate::Applicability::Idea;
use crate::rules::{Context, Report};

/// So many in one reply are an interrogation.
const MANY: usize = 3;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.does(Act::OpenQuestion) || cx.does(Act::FeelingAcknowledged) {
        return;
    }
    let asks = |s: &&Sentence| s.segment == SegmentKind::Body && cx.draft.slice(s.span).trim_end().ends_with('?');
    let mut questions = cx.draft.sentences().iter().filter(asks);
    let Some(third) = questions.nth(MANY - 1) else { return };
    let count = MANY + questions.count();
    report
        .at(
            third.span,
            format!("{count} closed questions in one reply feel like a form to fill in."),
        )
        .about(cx.reading.problem.first())
        .suggest(
            Idea,
            "Begin with one open question: “What happens when you try?” Ask the rest when it is needed.",
        );
}
