//! See `hurrying.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Ledger, NeedState, Who};

/// Acts that move a matter on.
const MOVING: [Act; 8] = [
    Act::NextStep,
    Act::Options,
    Act::Time,
    Act::Promise,
    Act::FollowUp,
    Act::Reason,
    Act::AsksInfo,
    Act::ChannelPush,
];
/// Wordings that answer, or hold the line.
const ANSWERING: [Cue; 5] = [
    Cue::ReplyYesno,
    Cue::ReplyDone,
    Cue::ReplyNotyet,
    Cue::ReplyHolding,
    Cue::ReplyVague,
];
/// Wordings that see the trouble, and leave it where it is.
const WARM: [Cue; 3] = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplySympathy];
/// Words after which the end is for later: "I will close the ticket once it works".
const LATER: [&str; 6] = ["once", "when", "after", "until", "unless", "soon"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who says thanks or goodbye, and who was answered a turn ago, is not hurried.
    let answered = cx.situation.turns.last().is_none_or(|turn| turn.who == Who::Agent);
    if answered || cx.reading.ask.kind == AskKind::Thanks || cx.pleasant() || cx.in_parts() || moves_on(cx) {
        return;
    }
    let asked = cx.needs.iter().find(|state| state.need.ledger == Ledger::Rational);
    if asked.is_none() && !cx.clearly_upset() {
        return;
    }
    let about = asked.map(|state| &state.need.evidence).or_else(|| cx.telling());
    let question = asked.is_some_and(|state| is_question(cx, state));
    let grave = cx.clearly_upset() && question;
    for hit in cx
        .hits
        .live(Cue::RuleHurry)
        .filter(|hit| !later(cx, hit))
        .chain(partings(cx).filter(|_| question))
    {
        let remark = report
            .at(hit.span, message(cx, hit, about))
            .about(about)
            .suggest(Idea, "First the answer or the next step; the goodbye after it.");
        if !grave {
            remark.softly();
        }
    }
}

fn message(cx: &Context<'_>, hit: &Hit, about: Option<&Evidence>) -> String {
    let words = quoted(cx.draft.slice(hit.span));
    match about {
        Some(theirs) => format!("{words} closes, and {} is still open.", quoted(&theirs.quote)),
        None => format!("{words} closes before anything was done."),
    }
}

/// Whether anything besides the closing words takes the matter up. In doubt it does; only to somebody upset who asked nothing is a
/// bare sentence too little.
fn moves_on(cx: &Context<'_>) -> bool {
    let closing = |words: &Evidence| {
        [Cue::RuleHurry, Cue::RuleParting]
            .into_iter()
            .any(|cue| cx.hits.touches(cue, words.span()))
    };
    let moved = MOVING.into_iter().flat_map(|act| cx.acts(act)).any(|words| !closing(words));
    let says_enough = !cx.upset() || !cx.reading.questions.is_empty();
    let answers = |line: &Line<'_>| ANSWERING.into_iter().any(|cue| line.has(cue));
    let about = |line: &Line<'_>| {
        let closes = line.has(Cue::RuleHurry) || line.has(Cue::RuleParting);
        let warm = WARM.into_iter().any(|cue| line.has(cue));
        let says = !warm && (line.shared > 0 || (line.says && says_enough));
        !closes && (line.question || line.link || says)
    };
    moved || cx.lines.iter().any(|line| answers(line) || about(line))
}

fn is_question(cx: &Context<'_>, state: &NeedState) -> bool {
    let need = state.need.evidence.span();
    cx.reading.questions.iter().any(|question| question.span().overlaps(need))
}

/// Friendly words of parting, where `cheerful_mismatch` does not remark on them already.
fn partings<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = &'c Hit> {
    let seen = cx.empathy.given > 0 && cx.reading.intensity < 3;
    let light = cx.clearly_upset() && !seen;
    let parts = move |hit: &&Hit| {
        let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |token| cx.draft.norm(token));
        matches!(first, "have" | "enjoy" | "wishing")
    };
    cx.hits.live(Cue::RuleParting).filter(move |hit| !light && parts(hit))
}

fn later(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.any_of(cx.before(hit), &LATER) || cx.any_of(cx.after(hit), &LATER)
}
