//! See `no_restatement.md`.

use heard_text::{SegmentKind, Token, TokenKind};

use crate::Act;
use crate::Applicability::Idea;
use crate::Flag;
use crate::cue::Cue;
use crate::reply::words::content;
use crate::rules::{Context, Report, quoted};

/// Words from which on a letter is long.
const LONG: usize = 60;
/// Beginnings of words with which an apology says nothing particular.
#[rustfmt::skip]
const FORMULAS: [&str; 38] = [
    "frustrat", "disappoint", "inconvenien", "troubl", "confus", "wait", "delay", "incident", "situation", "upset", "serv", "chance",
    "opportun", "expect", "extra", "trip", "travel", "fell", "fall", "short", "stress", "difficult", "annoy", "disrupt", "hassle", "feel",
    "unpleasant", "miss", "caus", "occur", "regard", "let", "continu", "unhappy", "read", "learn", "circumstance", "mess",
];
/// Signs that a problem is complicated, of those in [`knots`].
const KNOTS: usize = 2;
/// Words of theirs in a reply up to which it takes up hardly anything.
const HARDLY: usize = 1;
/// Sentences from which on a reply has room to say it back.
const ROOM: usize = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.opening() else { return };
    if cx.pleasant() || cx.in_parts() || cx.reading.feeling().sign() > 0 || cx.body().count() < ROOM {
        return;
    }
    // Where nothing is acknowledged, or an earlier failure is passed over, another rule marks this place.
    let spoken = (cx.empathy.needed && cx.empathy.given == 0) || cx.reading.has(Flag::Repeat);
    if spoken || takes_up(cx) || words(cx) < LONG || knots(cx) < KNOTS {
        return;
    }
    let Some(told) = cx.telling() else { return };
    let message = format!(
        "They told a long story, with {} in it. Nothing here shows yet that it was read.",
        quoted(&told.quote)
    );
    report.at(place, message).about(Some(told)).suggest(
        Idea,
        "Say the heart of it back in one sentence of your own, then ask whether that is right.",
    );
}

/// Whether anything of their story comes back, or the reply says that it is being read.
fn takes_up(cx: &Context<'_>) -> bool {
    let shared: usize = cx.lines.iter().map(|line| line.shared).sum();
    let reads = [Cue::RuleReads, Cue::RuleUnderway, Cue::ReplyKnown, Cue::RuleNotyet]
        .into_iter()
        .any(|cue| cx.hits.any(cue));
    shared > HARDLY || reads || regrets_theirs(cx) || cx.does(Act::Restates) || cx.does(Act::Specific)
}

/// Whether an apology says in words of its own what it is for: "sorry that nobody believed you", not "sorry for the inconvenience".
fn regrets_theirs(cx: &Context<'_>) -> bool {
    let own = |token: &Token| {
        let stock = FORMULAS.iter().any(|word| cx.draft.norm(token).starts_with(word));
        token.kind == TokenKind::Word && !stock && content(cx.draft, token).is_some()
    };
    cx.hits.live(Cue::ReplyApology).any(|hit| {
        let mut clause = cx.after(hit).iter().take_while(|token| token.kind != TokenKind::Punct);
        clause.any(own)
    })
}

/// The customer's own words, without quoted mail.
fn own<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = &'c Token> {
    let sentences = cx.customer.sentences().iter().filter(|s| s.segment != SegmentKind::Quote);
    sentences.flat_map(move |s| cx.customer.tokens_of(s))
}

fn words(cx: &Context<'_>) -> usize {
    own(cx).filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
}

/// How many things make it complicated: several questions, several things wrong, what they tried, several figures and days.
fn knots(cx: &Context<'_>) -> usize {
    /// So many make several.
    const SEVERAL: usize = 2;
    /// Figures and days are common; more of them make several.
    const FIGURES: usize = 3;
    let mut wrong: Vec<usize> = cx.reading.problem.iter().map(|words| sentence_of(cx, words.start)).collect();
    wrong.sort_unstable();
    wrong.dedup();
    let day = |t: &&Token| t.kind == TokenKind::Number || DAYS.contains(&cx.customer.norm(t));
    let several = [
        cx.reading.questions.len() >= SEVERAL,
        wrong.len() >= SEVERAL,
        cx.customer_hits.any(Cue::ProblemTried),
        own(cx).filter(day).count() >= FIGURES,
    ];
    several.into_iter().filter(|knot| *knot).count()
}

/// The index of the customer's sentence around a byte.
fn sentence_of(cx: &Context<'_>, at: usize) -> usize {
    cx.customer.sentences().partition_point(|s| s.span.end <= at)
}

#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december",
];
