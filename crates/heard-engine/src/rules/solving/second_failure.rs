//! See `second_failure.md`.

use heard_text::{Document, TokenKind};

use crate::Applicability::Check;
use crate::cue::Cue;
use crate::reply::Line;
use crate::reply::words::Content;
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Flag, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.opening().filter(|_| !cx.pleasant() && !cx.in_parts()) else {
        return;
    };
    if cx.reading.feeling().sign() >= 0 || is_chat_line(cx) || knows(cx) || known_before(cx) {
        return;
    }
    let mut told = cx.reading.flags.iter().filter(|f| f.flag == Flag::Repeat).map(|f| &f.evidence);
    let Some(words) = told.find(|words| is_plain(words) && !is_reference(words)) else {
        return;
    };
    let shared = Content::within(cx.customer, words.span());
    if cx.lines.iter().any(|line| shared.shared(cx.draft, line.sentence) > 0) {
        return;
    }
    let message = format!("They wrote {}. This reads as if it were the first time.", quoted(&words.quote));
    let remark = report.at(place, message).about(Some(words));
    let clear = cx.reading.intensity >= 2;
    let remark = if clear { remark } else { remark.softly() };
    remark.suggest(Check, "I can see this is not the first time you write about it. ");
}

/// One short question, or "one moment", in a quick talk.
fn is_chat_line(cx: &Context<'_>) -> bool {
    /// Words of a line in a chat.
    const SHORT: usize = 14;
    let mut body = cx.body();
    let (Some(only), None) = (body.next(), body.next()) else {
        return false;
    };
    let words = cx.draft.tokens_of(only).iter().filter(|t| t.kind != TokenKind::Punct).count();
    let quick = |line: &Line<'_>| line.question || line.has(Cue::ReplyHolding);
    words <= SHORT && cx.lines.iter().any(quick)
}

/// Whether the draft has a word of what went before, or owns the failure.
fn knows(cx: &Context<'_>) -> bool {
    let named = |line: &Line<'_>| line.has(Cue::ReplyKnown) || line.hit_but(Cue::RuleKnows, Cue::RuleNotknows).is_some();
    cx.does(Act::Ownership) || cx.lines.iter().any(named)
}

/// Whether an earlier turn of ours did: it need not be said in every message.
fn known_before(cx: &Context<'_>) -> bool {
    let ours = cx.situation.turns.iter().filter(|turn| turn.who == Who::Agent);
    ours.map(|turn| Document::new(turn.text)).any(|doc| {
        let known = |word: &str| {
            matches!(
                word,
                "again" | "already" | "twice" | "still" | "second" | "third" | "before" | "times"
            )
        };
        doc.tokens().iter().any(|t| known(doc.norm(t)))
    })
}

/// "Case number 48213" names a file; nothing has failed twice by that.
fn is_reference(words: &Evidence) -> bool {
    /// Digits from which on a figure is a number of something.
    const DIGITS: usize = 4;
    words
        .quote
        .split_whitespace()
        .any(|word| word.bytes().filter(u8::is_ascii_digit).count() >= DIGITS)
}

/// More than a lone "again": the words say that it has happened, or that they have been in touch, before. "Never again" is a farewell.
fn is_plain(words: &Evidence) -> bool {
    #[rustfmt::skip]
    const MARKS: &[&str] = &[
        "again", "twice", "thrice", "second", "third", "fourth", "fifth", "sixth", "2nd", "3rd", "4th", "5th", "times", "already",
        "before", "previously", "repeatedly", "row", "every",
        "called", "phoned", "rang", "emailed", "contacted", "wrote", "written", "messaged", "complained", "reported", "chased", "dmd",
    ];
    let all: Vec<String> = words.quote.split_whitespace().map(heard_text::normalise).collect();
    let bare = |word: &String| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let marked = all.iter().any(|word| MARKS.contains(&bare(word).as_str()));
    marked && all.len() > 1 && !all.iter().any(|word| bare(word) == "never")
}
