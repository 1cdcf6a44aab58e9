//! See `excuse.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Fault, Report, quoted};
use crate::{Act, AskKind};

/// Words by which a house speaks well of itself.
#[rustfmt::skip]
const PRIDE: [&str; 9] = ["priority", "priorities", "goal", "aim", "aims", "strive", "strives", "pride", "committed"];
/// Words that turn from the cause to what counts.
const TURNS: [&str; 3] = ["but", "however", "though"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who owns it may say what happened, and who asks back has not ended with it. To a question that is only a question, a cause
    // is the answer.
    let only_asked = cx.reading.ask.kind == AskKind::Information && !cx.upset();
    let asks = cx.does(Act::AsksInfo) || cx.lines.iter().any(|line| line.question);
    if cx.does(Act::Ownership) || only_asked || asks || cx.in_parts() {
        return;
    }
    let wordings = cx.hits.of(Cue::RuleExcuse).filter(|hit| !hit.quoted && hides(cx, hit));
    // A step of its own, not the one that sends them to somebody else.
    let mended = |fault: &Fault| {
        let mut ways = cx.acts(Act::NextStep).chain(cx.acts(Act::Options));
        ways.any(|way| !way.span().overlaps(fault.span))
    };
    for fault in cx.faults("excuse", wordings.map(|hit| hit.span)) {
        let softer = mended(&fault);
        if !fault.worded && (softer || !boasts(cx, &fault)) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} explains us, and leaves the customer where they were."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what went wrong here in one plain sentence, and what you do about it.");
        if softer {
            remark.softly();
        }
    }
}

/// Whether a wording hides behind something. To a calm question whether anything can be done, that nothing can is the answer.
fn hides(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start);
    let nothing = first.is_some_and(|token| cx.draft.norm(token) == "nothing");
    let answers = nothing && (!cx.upset() || cx.asks_at(hit.span));
    let supposed = cx.any_of(cx.before(hit), &["if", "unless"]);
    !answers && !supposed && !cx.any_of(cx.after(hit), &TURNS) && !cx.hits.touches(Cue::RuleNotexcuse, hit.span)
}

/// Whether a sentence that is an excuse by its meaning speaks well of the house before somebody upset, and tells no cause. How sure the
/// encoder is tells nothing: it is as sure of a fact about a service as of an excuse.
fn boasts(cx: &Context<'_>, fault: &Fault) -> bool {
    let tokens = cx.sentence_at(fault.span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let cause = cx.acts(Act::Reason).any(|words| fault.span.contains(words.span()));
    cx.upset() && !cause && cx.any_of(tokens, &PRIDE) && !cx.any_of(tokens, &TURNS)
}
