//! See `no_without_way.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, NeedKind};

/// What makes a no bearable: a way, a reason, a time, a hand.
const WAYS: [Act; 8] = [
    Act::Options,
    Act::NextStep,
    Act::Reason,
    Act::Time,
    Act::Promise,
    Act::FollowUp,
    Act::AsksInfo,
    Act::ChannelPush,
];
const OFFERS: [Cue; 4] = [Cue::RuleAlternative, Cue::ReplyOfferword, Cue::ReplyDone, Cue::ReplyHolding];
/// Remarks of other rules on a refusal: where they see one, this one has nothing to add.
const SEEN: [Cue; 3] = [Cue::RulePolicy, Cue::RuleExcuse, Cue::RuleCurt];
/// Words after which it is told when it is so.
const CONDITIONS: [&str; 2] = ["when", "once"];
/// Words that turn from the no to something else.
const TURNS: [&str; 8] = ["but", "however", "instead", "though", "until", "unless", "because", "only"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !wants_a_deed(cx) || cx.in_parts() || gives_a_way(cx) || SEEN.into_iter().any(|cue| cx.hits.any(cue)) {
        return;
    }
    let refuses =
        |hit: &&Hit| !hit.quoted && !conditional(cx, hit) && !cx.asks_at(hit.span) && !cx.hits.touches(Cue::RuleNotplainno, hit.span);
    let Some(hit) = cx.hits.of(Cue::RulePlainno).find(refuses) else {
        return;
    };
    let words = quoted(cx.draft.slice(hit.span));
    let message = match cx.telling() {
        Some(theirs) => format!("{words} ends it, and {} stands as it was.", quoted(&theirs.quote)),
        None => format!("{words} ends it, and nothing else is offered."),
    };
    report.at(hit.span, message).about(cx.telling()).suggest(
        Idea,
        "Add why in half a sentence, and one thing that is possible: another way, another day, another place.",
    );
}

/// Whether they want something done. A calm question is answered by a no.
fn wants_a_deed(cx: &Context<'_>) -> bool {
    let deed = cx.needs.iter().any(|state| state.need.kind == NeedKind::Solution);
    let only_asked = cx.reading.ask.kind == AskKind::Information && !cx.upset();
    cx.open_matter() && deed && !only_asked
}

/// Whether it tells when it is so, which is half a reason: "once the doors are shut, we cannot open them".
fn conditional(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.any_of(cx.before(hit), &CONDITIONS) || cx.any_of(cx.after(hit), &CONDITIONS)
}

fn gives_a_way(cx: &Context<'_>) -> bool {
    WAYS.into_iter().any(|act| cx.does(act))
        || OFFERS.into_iter().any(|cue| cx.hits.any(cue))
        || cx.lines.iter().any(|line| line.question || line.link)
        || cx.any_of(cx.draft.tokens(), &TURNS)
}
