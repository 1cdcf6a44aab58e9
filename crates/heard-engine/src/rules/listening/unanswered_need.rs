//! See `unanswered_need.md`.

use crate::Applicability::Idea;
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Flag, Ledger, NeedKind};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.closing().filter(|_| !cx.pleasant() && !cx.in_parts()) else {
        return;
    };
    let mut said = false;
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
        let remark = report.at(place, message).about(Some(&state.need.evidence));
        // What was told and not asked is worth a hint.
        let asked = cx
            .reading
            .questions
            .iter()
            .any(|question| question.span().overlaps(state.need.evidence.span()));
        let remark = if asked { remark } else { remark.softly() };
        remark.suggest(Idea, idea);
        said = true;
    }
    if let Some(words) = passed_over(cx).filter(|_| !said) {
        report
            .at(place, format!("They wrote {}. Nothing here takes it up.", quoted(&words.quote)))
            .about(Some(words))
            .softly()
            .suggest(Idea, "Take it up in one sentence, before or beside the rest.");
    }
}

/// Something plainly said that gets no reaction: a hardship or legal steps without a warm word; a threat to leave, or the problem itself, in a
/// reply that touches nothing of the case or only sends them elsewhere. An earlier try is `second_failure`'s.
fn passed_over<'c>(cx: &'c Context<'_>) -> Option<&'c Evidence> {
    // One word alone ("again") is too little to say that it was passed over.
    let told = |words: &&Evidence| words.quote.split_whitespace().nth(1).is_some();
    let flag = |flags: &[Flag]| {
        cx.reading
            .flags
            .iter()
            .filter(|f| flags.contains(&f.flag))
            .map(|f| &f.evidence)
            .find(told)
    };
    let cold = cx.empathy.given == 0;
    let nothing = cx.touches_nothing();
    if !cold || !cx.upset() {
        return None;
    }
    flag(&[Flag::Vulnerable, Flag::Legal])
        .or_else(|| flag(&[Flag::Churn]).filter(|_| nothing))
        .or_else(|| cx.reading.problem.first().filter(|_| nothing && cx.does(Act::ChannelPush)))
}
