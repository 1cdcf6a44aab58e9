//! See `impatience.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// What follows "I", "we" or "you" where something is laid down again.
const TELLS: [&str; 8] = ["cannot", "cant", "need", "must", "do", "dont", "should", "will"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.pleasant() {
        return;
    }
    let opened = cx.hits.live(Cue::RuleOnceagain).filter(|hit| says_it_again(cx, hit));
    for hit in cx.hits.live(Cue::RuleRepeating).chain(opened).filter(|hit| sighs(cx, hit)) {
        remark(cx, report, hit, !cx.upset());
    }
    // A pointer to the website informs those who are calm, and those who get help besides.
    if cx.upset() && !cx.helps() {
        for hit in cx.hits.live(Cue::RuleReferred).filter(|hit| !known_to_curt(cx, hit)) {
            remark(cx, report, hit, true);
        }
    }
}

fn remark(cx: &Context<'_>, report: &mut Report<'_>, hit: &Hit, soft: bool) {
    let words = quoted(cx.draft.slice(hit.span));
    let message = match cx.telling() {
        Some(theirs) => format!(
            "{words} counts how often it was said. To them {} is still open.",
            quoted(&theirs.quote)
        ),
        None => format!("{words} counts how often it was said, and not whether it helped."),
    };
    let remark = report
        .at(hit.span, message)
        .about(cx.telling())
        .suggest(Idea, "Say it afresh, in other words, as if it were the first time.");
    if soft {
        remark.softly();
    }
}

/// Whether a repetition is thrown at the customer: not beside an apology, not asked, not told of somebody else.
fn sighs(cx: &Context<'_>, hit: &Hit) -> bool {
    let rhetorical = cx
        .draft
        .tokens()
        .get(hit.tokens.start)
        .is_some_and(|token| cx.draft.norm(token) == "how");
    let asked = cx.asks_at(hit.span) && !rhetorical;
    let kind = cx.hits.in_sentence(Cue::ReplyApology, hit.sentence) || cx.hits.touches(Cue::RuleNotrepeating, hit.span);
    !asked && !kind && !known_to_curt(cx, hit)
}

/// "Once again, the fee stays", "For the last time: no"; not "Once again, thank you" or "For the last time you pay".
fn says_it_again(cx: &Context<'_>, hit: &Hit) -> bool {
    let mut next = cx.after(hit).iter().map(|token| cx.draft.norm(token));
    let stops = next.next().is_some_and(|norm| matches!(norm, "," | ":"));
    let thanks = cx.hits.in_sentence(Cue::ReplyThanks, hit.sentence);
    let tells = match (next.next().unwrap_or_default(), next.next().unwrap_or_default()) {
        ("the" | "this" | "it" | "that" | "there" | "no", _) => true,
        ("i" | "we" | "you", second) => TELLS.contains(&second),
        _ => false,
    };
    stops && tells && !thanks
}

/// Words that `curt` remarks on already.
fn known_to_curt(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.hits.touches(Cue::RuleCurt, hit.span)
}
