//! See `over_promise.md`.

use crate::Applicability::{Check, Idea};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// What a word is given for, where others do it: "I promise it will …".
const OTHERS: [&str; 14] = [
    "it", "itll", "this", "that", "thatll", "your", "the", "they", "theyll", "you", "youll", "he", "she", "a",
];
/// What an agent does by their own hand.
const MINE: [&str; 6] = ["i", "ill", "me", "us", "we", "myself"];
const COMES: [&str; 10] = [
    "will", "wont", "itll", "youll", "theyll", "thatll", "arrives", "comes", "reaches", "works",
];
/// Words after which something else begins.
const APART: [&str; 8] = [",", ";", "and", "but", "so", "when", "while", "because"];
/// What makes it depend on something, as machines do: "once you confirm, it unlocks instantly".
const CONDITIONS: [&str; 6] = ["once", "when", "if", "after", "unless", "soon"];
/// What is promised of a pleasure is a figure of speech: "I promise you will love it".
const TASTES: [&str; 6] = ["worth", "love", "enjoy", "like", "regret", "fun"];
/// Words by which it is only hoped for.
#[rustfmt::skip]
const HEDGES: [&str; 13] = [
    "hope", "hopefully", "hoping", "aim", "try", "trying", "wish", "can", "could", "chances", "unlikely", "likely", "rare",
];
/// Tokens within which what belongs together stands.
const NEAR: usize = 7;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.open_matter() {
        return;
    }
    let vows = cx.hits.live(Cue::RuleVow).filter(|hit| for_others(cx, hit));
    for hit in vows.chain(cx.hits.live(Cue::RuleNeveragain)) {
        remark(cx, report, hit, false);
    }
    let certain = cx.hits.live(Cue::RuleSeetoit).chain(cx.hits.live(Cue::RuleCertainty));
    let at_once = cx.hits.live(Cue::RuleAtonce).filter(|hit| in_other_hands(cx, hit));
    for hit in certain.chain(at_once) {
        remark(cx, report, hit, true);
    }
}

fn remark(cx: &Context<'_>, report: &mut Report<'_>, hit: &Hit, soft: bool) {
    if cx.asks_at(hit.span) || cx.any_of(cx.before(hit), &HEDGES) {
        return;
    }
    let words = quoted(cx.draft.slice(hit.span));
    let message = match cx.telling() {
        Some(theirs) => format!("After {}, {words} answers for what lies in other hands.", quoted(&theirs.quote)),
        None => format!("{words} answers for what lies in other hands."),
    };
    let remark = report.at(hit.span, message).about(cx.telling());
    let remark = if hit.cue == Cue::RuleAtonce && ends(cx, hit) {
        remark.suggest(Check, "by [day and time]")
    } else {
        remark.suggest(
            Idea,
            "Say what you have done for it yourself, what you expect, and when you will look again.",
        )
    };
    if soft {
        remark.softly();
    }
}

/// "I promise it will arrive", not "I promise to ring you" or "we guarantee the battery for two years".
fn for_others(cx: &Context<'_>, hit: &Hit) -> bool {
    let rest = cx.after(hit);
    let near = rest.get(..rest.len().min(NEAR)).unwrap_or_default();
    let first = rest.first().map_or("", |token| cx.draft.norm(token));
    OTHERS.contains(&first) && !cx.any_of(near, &TASTES) && cx.any_of(near, &COMES) && !cx.any_of(near, &MINE)
}

/// Whether "immediately" is said of what others do, in the same clause and on no condition.
fn in_other_hands(cx: &Context<'_>, hit: &Hit) -> bool {
    let conditional = cx.any_of(cx.before(hit), &CONDITIONS) || cx.any_of(cx.after(hit), &CONDITIONS);
    let of_others = |head: &Hit| {
        let between = cx.draft.tokens().get(head.tokens.end..hit.tokens.start);
        head.live() && between.is_some_and(|words| words.len() <= NEAR && !cx.any_of(words, &APART))
    };
    !conditional && cx.hits.within(Cue::RuleTheirhand, hit.sentence).any(of_others)
}

/// Whether the sentence ends with it.
fn ends(cx: &Context<'_>, hit: &Hit) -> bool {
    let next = cx.after(hit).first().map_or("", |token| cx.draft.norm(token));
    next.is_empty() || next.starts_with(['.', '!', ','])
}
