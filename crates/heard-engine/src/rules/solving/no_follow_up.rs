//! See `no_follow_up.md`.

use heard_text::TokenKind;

use crate::Applicability::Check;
use crate::cue::Cue;
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
/// What asks the customer back, or sends them on: they will be heard again.
const BACK: [Act; 4] = [Act::FollowUp, Act::AsksInfo, Act::OpenQuestion, Act::ChannelPush];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let repeats = |found: &&Flagged| found.flag == Flag::Repeat && tells_of_before(&found.evidence);
    let again = cx.reading.flags.iter().find(repeats);
    let Some(again) = again.filter(|_| cx.upset() && cx.open_matter() && !cx.in_parts()) else {
        return;
    };
    if checks_back(cx) || short(cx) {
        return;
    }
    let done = cx.lines.iter().find_map(|line| line.hit(Cue::ReplyDone)).map(|hit| hit.span);
    let step = done.or_else(|| cx.acts(Act::NextStep).next().map(Evidence::span));
    let (Some(step), Some(place)) = (step, cx.closing()) else {
        return;
    };
    let message = format!(
        "They wrote {}. Whether {} really ends it, nobody checks yet.",
        quoted(&again.evidence.quote),
        quoted(cx.draft.slice(step))
    );
    report
        .at(place, message)
        .about(Some(&again.evidence))
        .suggest(Check, " I will check back with you on [day] to make sure that it holds.");
}

/// Whether the words themselves tell of another time or an earlier contact ("cut off" may be the first).
fn tells_of_before(words: &Evidence) -> bool {
    let says = |word: &str| BEFORE.contains(&heard_text::normalise(word).trim_matches(['.', ',', '!', '?']));
    words.quote.split_whitespace().any(says)
}

fn checks_back(cx: &Context<'_>) -> bool {
    BACK.into_iter().any(|act| cx.does(act)) || cx.hits.any(Cue::RuleCheckback) || cx.lines.iter().any(|line| line.question)
}

fn short(cx: &Context<'_>) -> bool {
    let words = cx.body().flat_map(|s| cx.draft.tokens_of(s));
    words.filter(|token| token.kind != TokenKind::Punct).count() < SHORT
}
