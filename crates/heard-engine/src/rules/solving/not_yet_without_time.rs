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
    if !cx.open_matter() || cx.in_parts() || says_when(cx) || glad_with_them(cx) {
        return;
    }
    let waits = |hit: &&Hit| !hit.quoted && !cx.asks_at(hit.span) && !now_or_theirs(cx, hit) && !of_no_matter(cx, hit);
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
    let cues = [Cue::ReplyTime, Cue::RuleHour, Cue::ReplyVague, Cue::RuleOnemoment, Cue::RuleOnplan];
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

/// "Every day our team is working to make it better", "working hard to serve all our guests", "our team is working from home": how
/// they work, and nothing that somebody waits for. An outage that hits everyone is a matter.
fn of_no_matter(cx: &Context<'_>, hit: &Hit) -> bool {
    const ALWAYS: [&str; 5] = ["every", "always", "constantly", "continually", "continuously"];
    #[rustfmt::skip]
    const PEOPLE: [&str; 11] = [
        "customers", "guests", "passengers", "members", "patients", "callers", "tenants", "students", "clients", "visitors", "families",
    ];
    #[rustfmt::skip]
    const OUTAGE: [&str; 10] = [
        "back", "again", "online", "connected", "reconnected", "restored", "power", "water", "heating", "home",
    ];
    const HOURS: [&str; 9] = [
        "from", "remotely", "today", "tonight", "weekends", "late", "normally", "longer", "extended",
    ];
    let after = cx.after(hit);
    let next = after.first().map_or("", |token| cx.draft.norm(token));
    let last = hit.tokens.end.checked_sub(1).and_then(|at| cx.draft.tokens().get(at));
    let works = last.is_some_and(|token| cx.draft.norm(token) == "working") && HOURS.contains(&next);
    let all = cx.any_of(after, &["everyone", "everybody"]) || (cx.any_of(after, &["all", "every", "each"]) && cx.any_of(after, &PEOPLE));
    works || cx.any_of(cx.before(hit), &ALWAYS) || (all && !cx.any_of(after, &OUTAGE))
}

/// Whether the agent is glad of what the customer tells and has nothing to be sorry for, and the customer asks nothing.
fn glad_with_them(cx: &Context<'_>) -> bool {
    let wishes = |hit: &Hit| {
        let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |token| cx.draft.norm(token));
        matches!(first, "have" | "enjoy")
    };
    let glad = cx.hits.live(Cue::ReplyGlad).any(|hit| !wishes(hit));
    glad && cx.reading.questions.is_empty() && !cx.does(Act::Apology)
}

/// Whether the sentence ends with it.
fn ends(cx: &Context<'_>, hit: &Hit) -> bool {
    let next = cx.after(hit).first().map_or("", |token| cx.draft.norm(token));
    next.is_empty() || next.starts_with(['.', '!'])
}
