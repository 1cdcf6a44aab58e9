//! See `closed_questions.md`.

use heard_text::{SegmentKind, Sentence};

use crate::Act;
use crate::Applicability::Idea;
use crate::rules::{Context, Report};

/// So many in one reply are an interrogation.
const MANY: usize = 3;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let light = cx.reading.feeling().sign() > 0 && !cx.upset();
    if cx.does(Act::OpenQuestion) || cx.does(Act::FeelingAcknowledged) || light {
        return;
    }
    let asks = |s: &&Sentence| s.segment == SegmentKind::Body && cx.draft.slice(s.span).trim_end().ends_with('?');
    let mut questions = cx.draft.sentences().iter().filter(asks).filter(|s| is_question(cx, s));
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

/// Whether it asks by itself: by a verb, a question word, or an "or". "Weather? Traffic?" are guesses at the question before.
fn is_question(cx: &Context<'_>, sentence: &Sentence) -> bool {
    #[rustfmt::skip]
    const ASKING: [&str; 38] = [
        "is", "are", "am", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should", "shall",
        "may", "might", "isnt", "arent", "dont", "doesnt", "didnt", "hasnt", "havent", "what", "whats", "which", "who", "whose", "when",
        "where", "wheres", "why", "how", "hows", "or",
    ];
    cx.any_of(cx.draft.tokens_of(sentence), &ASKING)
}
