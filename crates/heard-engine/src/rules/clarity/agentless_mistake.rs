//! See `agentless_mistake.md`.

use heard_text::{SegmentKind, Token};

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::words::stem;
use crate::rules::{Context, Report, quoted};

/// Words that tell nothing of the mistake.
const LITTLE: &[&str] = &[
    "a",
    "an",
    "the",
    "your",
    "you",
    "this",
    "it",
    "in",
    "by",
    "to",
    "was",
    "were",
    "has",
    "have",
    "had",
    "been",
    "got",
    "that",
    "not",
    "wasnt",
    "werent",
    "hasnt",
    "havent",
    "appears",
    "seems",
    "looks",
    "like",
    "unfortunately",
    "sadly",
    "made",
    "occurred",
    "happened",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let owned = cx.does(Act::Ownership) || cx.hits.any(Cue::RuleOwned) || i_apologise(cx);
    if owned || cx.pleasant() || cx.customer_hits.any(Cue::RuleOwnslip) {
        return;
    }
    let Some(hit) = cx.hits.live(Cue::RuleAgentless).find(|hit| told(cx, hit) && !theirs(cx, hit)) else {
        return;
    };
    let words = quoted(cx.draft.slice(hit.span));
    report
        .at(
            hit.span,
            format!("Nobody did it in {words}. It helps to hear whose mistake it was."),
        )
        .about(cx.reading.problem.first())
        .suggest(Idea, "Say who and how: “We mixed up two labels.” Then what is being done.");
}

/// An "I" that is sorry stands behind what happened, whoever did it.
fn i_apologise(cx: &Context<'_>) -> bool {
    let i = |token: &&Token| matches!(cx.draft.norm(token), "i" | "im" | "ive" | "my");
    cx.does(Act::Apology) && cx.body().any(|s| cx.spoken(s).iter().any(i))
}

/// Whether the agent tells it as a fact, without a doer and without a cause.
fn told(cx: &Context<'_>, hit: &Hit) -> bool {
    let Some(sentence) = cx.sentence_at(hit.span).filter(|s| s.segment == SegmentKind::Body) else {
        return false;
    };
    let tokens = cx.draft.tokens_of(sentence);
    let before = tokens.iter().take_while(|t| t.span.start < hit.span.start);
    let after = tokens.iter().skip_while(|t| t.span.end <= hit.span.end);
    let supposed = before
        .map(|t| cx.draft.norm(t))
        .any(|word| matches!(word, "if" | "whether" | "unless" | "case" | "should"));
    let explained = after
        .map(|t| cx.draft.norm(t))
        .any(|word| matches!(word, "because" | "when" | "after" | "while" | "since" | "as"));
    let from = tokens.iter().skip_while(|t| t.span.start < hit.span.start);
    let next = from.clone().skip(1).map(|t| cx.draft.norm(t));
    let doer = from
        .zip(next)
        .any(|(t, next)| cx.draft.norm(t) == "by" && !matches!(next, "mistake" | "accident" | "error"));
    // "May have been overlooked" guesses, and "we were overbooked" says who.
    let before = cx.before(hit).last().map_or("", |t| cx.draft.norm(t));
    let inside = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let guessed =
        matches!(before, "may" | "might" | "could" | "we" | "i" | "weve" | "ive") || cx.any_of(inside, &["may", "might", "could"]);
    !guessed && !supposed && !explained && !doer && !cx.asks_at(hit.span)
}

/// Whether it only gives back what the customer wrote: every word that tells something is theirs.
fn theirs(cx: &Context<'_>, hit: &Hit) -> bool {
    let stems = |word: &str| cx.customer.tokens().iter().any(|t| stem(cx.customer.norm(t)) == stem(word));
    let tokens = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let mut telling = tokens.iter().map(|t| cx.draft.norm(t)).filter(|word| !LITTLE.contains(word));
    telling.all(stems)
}
