//! See `no_follow_up.md`.

use heard_text::{Span, TokenKind};

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Flag, Flagged};

/// With fewer words it is a line of a chat, and the next one may check back.
const SHORT: usize = 14;
/// Words that tell of another time, or of an earlier contact.
#[rustfmt::skip]
const BEFORE: [&str; 38] = [
    "again", "twice", "thrice", "time", "times", "second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "already", "before",
    "back", "same", "several", "another", "keeps", "kept", "still", "once", "called", "rang", "phoned", "rung", "emailed", "written",
    "wrote", "contacted", "told", "asked", "messaged", "complained", "reported", "chased", "spoken", "previous",
];
/// Words by which what follows is only hoped, or has not happened yet.
const OPEN: [&str; 9] = ["hope", "hopefully", "if", "once", "when", "after", "until", "unless", "soon"];
/// Words by which what follows tells the trouble itself, or its reason.
const TOLD: [&str; 5] = ["sorry", "afraid", "as", "because", "since"];
/// What somebody is sent on to fill in.
const FORMS: [&str; 5] = ["form", "forms", "claim", "survey", "application"];
/// What asks the customer back, or sends them on: they will be heard again.
const BACK: [Act; 4] = [Act::FollowUp, Act::AsksInfo, Act::OpenQuestion, Act::ChannelPush];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let repeats = |found: &&Flagged| found.flag == Flag::Repeat && tells_of_before(&found.evidence) && !is_farewell(cx, &found.evidence);
    let again = cx.reading.flags.iter().find(repeats);
    let Some(again) = again.filter(|_| cx.upset() && cx.open_matter() && !cx.in_parts()) else {
        return;
    };
    if checks_back(cx) || short(cx) {
        return;
    }
    let (Some(mend), Some(place)) = (mend(cx), cx.closing()) else {
        return;
    };
    let message = format!(
        "They wrote {}. Whether {} really ends it, nobody checks yet.",
        quoted(&again.evidence.quote),
        quoted(cx.draft.slice(mend))
    );
    report
        .at(place, message)
        .about(Some(&again.evidence))
        .suggest(Check, " I will check back with you on [day] to make sure that it holds.");
}

/// Whether the words themselves tell of another time or an earlier contact ("cut off" may be the first).
fn tells_of_before(words: &Evidence) -> bool {
    said_of_before(words).next().is_some()
}

/// Those of the words that tell of another time or an earlier contact.
fn said_of_before(words: &Evidence) -> impl Iterator<Item = &'static str> {
    let known = |word: &str| {
        let word = heard_text::normalise(word);
        let word = word.trim_matches(['.', ',', '!', '?']);
        BEFORE.into_iter().find(|before| *before == word)
    };
    words.quote.split_whitespace().filter_map(known)
}

/// "I will never fly with you again", "I doubt that I will": a farewell, by which nothing has come back.
fn is_farewell(cx: &Context<'_>, words: &Evidence) -> bool {
    let span = words.span();
    let sentence = cx.customer.sentences().iter().find(|s| span.start < s.span.end);
    let tokens = sentence.map(|s| cx.customer.tokens_of(s)).unwrap_or_default();
    let said: Vec<&str> = tokens
        .iter()
        .take_while(|t| t.span.start < span.end)
        .map(|t| cx.customer.norm(t))
        .collect();
    let parts = |pair: &[&str]| matches!(pair, ["i" | "we", "wont" | "wouldnt"]);
    let doubts = |word: &&str| matches!(*word, "never" | "unlikely" | "doubt");
    let leaves = said.iter().any(doubts) || said.windows(2).any(parts);
    leaves && said_of_before(words).all(|word| word == "again")
}

/// The words that mend it: done, promised or asked of the customer. Not what is only hoped, or still to come before the rest, nor
/// the trouble itself ("sorry that your seat has been changed") or its reason.
fn mend(cx: &Context<'_>) -> Option<Span> {
    let sure = |hit: &&Hit| {
        let clause = cx.before(hit).rsplit(|t| cx.draft.norm(t) == ",").next().unwrap_or_default();
        let theirs = clause.last().is_some_and(|t| cx.draft.norm(t) == "you");
        let near = clause
            .rsplit(|t| matches!(cx.draft.norm(t), "and" | "but"))
            .next()
            .unwrap_or_default();
        let told = cx.any_of(near, &TOLD) || sends_on(cx, hit);
        hit.live() && !theirs && !told && is_said(cx, hit) && !cx.any_of(clause, &OPEN)
    };
    let mut hits = cx.lines.iter().filter_map(|line| line.hit_but(Cue::RuleMend, Cue::RuleNotmend));
    hits.find(sure).map(|hit| hit.span)
}

/// "We're" and "we'll", not "were" and "well": the apostrophe tells.
fn is_said(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start);
    first.is_some_and(|t| !matches!(cx.draft.norm(t), "were" | "well") || cx.draft.slice(t.span).contains(['\'', '’']))
}

/// "Please log in and fill in the form": asked of the customer, and the way to something else.
fn sends_on(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start).map(|t| cx.draft.norm(t));
    let asked = matches!(
        first,
        Some("please" | "kindly" | "just" | "simply" | "you" | "youll" | "if" | "log")
    );
    asked && cx.any_of(cx.after(hit), &FORMS)
}

fn checks_back(cx: &Context<'_>) -> bool {
    BACK.into_iter().any(|act| cx.does(act)) || cx.hits.any(Cue::RuleCheckback) || cx.lines.iter().any(|line| line.question)
}

fn short(cx: &Context<'_>) -> bool {
    let words = cx.body().flat_map(|s| cx.draft.tokens_of(s));
    words.filter(|token| token.kind != TokenKind::Punct).count() < SHORT
}
