//! See `vague_time.md`.

use heard_text::Token;

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Flag, Ledger, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !is_awaited(cx) || tells_hour(cx) {
        return;
    }
    for hit in cx.hits.live(Cue::ReplyVague) {
        let beside = cx.hits.touches(Cue::ReplyNotvague, hit.span);
        let timed = cx.hits.in_sentence(Cue::ReplyTime, hit.sentence);
        if beside || timed || is_tied(cx, hit) || !is_promised(cx, hit) || cx.asks_at(hit.span) {
            continue;
        }
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} can be an hour or a week. A time can be relied on."))
            .suggest(Check, "by [day and time]");
    }
}

/// Whether something is waited for: they want, ask or complain, the talk is under way, or we say sorry. Unknown words may want anything.
fn is_awaited(cx: &Context<'_>) -> bool {
    let idle = matches!(cx.reading.ask.kind, AskKind::Feedback | AskKind::Thanks | AskKind::Other);
    let wants = cx.needs.iter().any(|state| state.need.ledger == Ledger::Rational);
    let turns = cx.situation.turns;
    let talks = turns.is_empty() || turns.iter().any(|turn| turn.who == Who::Agent);
    let told = cx.reading.has(Flag::Waiting) || cx.reading.has(Flag::Repeat);
    !idle || wants || talks || told || cx.upset() || cx.reading.feeling().sign() < 0 || cx.does(Act::Apology)
}

/// "The van is due at 14:30. We are with you soon.": the hour is given.
fn tells_hour(cx: &Context<'_>) -> bool {
    /// Words by which an hour lies ahead.
    const AHEAD: [&str; 9] = [
        "estimated",
        "expected",
        "scheduled",
        "planned",
        "due",
        "eta",
        "booked",
        "departure",
        "arrival",
    ];
    cx.body().any(|sentence| {
        let tokens = cx.draft.tokens_of(sentence);
        cx.names_hour(tokens) && cx.any_of(tokens, &AHEAD)
    })
}

/// "As soon as the part is here", "some time in the air": the time is that of something else, or an amount.
fn is_tied(cx: &Context<'_>, hit: &Hit) -> bool {
    let is = |token: Option<&Token>, word: &str| token.is_some_and(|token| cx.draft.norm(token) == word);
    let last = cx.draft.tokens().get(hit.tokens.clone()).and_then(<[Token]>::last);
    let between = hit.tokens.len() == 1 && is(cx.before(hit).last(), "as") && is(cx.after(hit).first(), "as");
    between || is(last, "the")
}

/// "We'll ring you soon", "they are working to …": somebody sets about it. What is asked of them, a custom or a wish stands without.
fn is_promised(cx: &Context<'_>, hit: &Hit) -> bool {
    let before = cx.before(hit);
    let norm = |at: usize| before.get(at).map_or("", |token| cx.draft.norm(token));
    // "We'll" and "it'll", not "well" and "ill".
    let short = |at: usize| {
        let word = before.get(at).map_or("", |token| cx.draft.slice(token.span));
        norm(at).ends_with("ll") && norm(at) != "yall" && word.contains(['\'', '’'])
    };
    let sense = |at: usize| {
        let (last, this, next) = (at.checked_sub(1).map_or("", norm), norm(at), norm(at + 1));
        let asked = matches!(this, "please" | "kindly" | "must" | "recommend" | "suggest" | "advise")
            || (matches!(this, "need" | "needs") && matches!(next, "to" | "you" | "your"));
        let custom = matches!(this, "always" | "usually" | "generally" | "normally") || last == "always";
        let coming = matches!(
            this,
            "will"
                | "shall"
                | "going"
                | "working"
                | "trying"
                | "doing"
                | "getting"
                | "sending"
                | "comes"
                | "arrives"
                | "follows"
                | "coming"
        ) || (this == "best" && matches!(last, "our" | "my" | "their" | "very"))
            || (this == "should" && matches!(last, "we" | "i" | "it" | "they"))
            || short(at);
        (asked || custom || coming).then_some(coming && !custom)
    };
    let nearest = (0..before.len()).rev().find_map(sense);
    nearest == Some(true) && !cx.any_of(before, &["hopefully"])
}
