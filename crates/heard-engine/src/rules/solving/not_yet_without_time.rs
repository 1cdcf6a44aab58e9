//! See `not_yet_without_time.md`.

use heard_text::TokenKind;

use crate::Act;
use crate::Applicability::{Check, Idea};
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};

/// What tells when or where they will hear, or asks for what is missing.
const ENOUGH: [Act; 4] = [Act::Time, Act::FollowUp, Act::AsksInfo, Act::ChannelPush];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.open_matter() || cx.in_parts() || says_when(cx) {
        return;
    }
    let waits = |hit: &&Hit| !hit.quoted && !cx.asks_at(hit.span) && !now_or_theirs(cx, hit);
    let Some(hit) = cx.hits.of(Cue::RuleNotyet).find(waits) else {
        return;
    };
    let own = cx.draft.slice(hit.span);
    let words = quoted(own);
    let message = match cx.telling() {
        Some(theirs) => format!(
            "{words} is honest. When they hear more of {} is not said yet.",
            quoted(&theirs.quote)
        ),
        None => format!("{words} is honest. When they hear more is not said yet."),
    };
    let remark = report.at(hit.span, message).about(cx.telling());
    if ends(cx, hit) {
        remark.suggest(Check, format!("{own}, and I will check back with you by [day and time]"));
    } else {
        remark.suggest(Idea, "Add when you will write again, with or without news: “by [day and time]”.");
    }
}

/// Whether a time stands anywhere, or a moment in a chat, or a place where news can be read. Vague words are `vague_time`'s.
fn says_when(cx: &Context<'_>) -> bool {
    let cues = [Cue::ReplyTime, Cue::RuleHour, Cue::ReplyVague, Cue::RuleOnemoment];
    let clock = |norm: &str| norm.contains(':') || norm.ends_with("pm") || norm.ends_with("am");
    let mut numbers = cx.draft.tokens().iter().filter(|token| token.kind == TokenKind::Number);
    let asks = |line: &Line<'_>| line.question && !line.has(Cue::RuleHurry);
    ENOUGH.into_iter().any(|act| cx.does(act))
        || cues.into_iter().any(|cue| cx.hits.any(cue))
        || numbers.any(|token| clock(cx.draft.norm(token)))
        || cx.lines.iter().any(|line| line.link || asks(line))
}

/// "I am looking into it now" takes a minute; "waiting to hear from you" waits for them.
fn now_or_theirs(cx: &Context<'_>, hit: &Hit) -> bool {
    let rest = cx.after(hit);
    let next = rest.get(..rest.len().min(2)).unwrap_or_default();
    let first = rest.first().map_or("", |token| cx.draft.norm(token));
    let theirs = matches!(first, "from" | "on") && cx.any_of(next, &["you", "your"]);
    theirs || cx.any_of(next, &["now"])
}

/// Whether the sentence ends with it.
fn ends(cx: &Context<'_>, hit: &Hit) -> bool {
    let next = cx.after(hit).first().map_or("", |token| cx.draft.norm(token));
    next.is_empty() || next.starts_with(['.', '!'])
}
