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
        let other = is_tied(cx, hit) || is_request(cx, hit) || is_wish(cx, hit) || is_custom(cx, hit);
        if beside || timed || other || cx.asks_at(hit.span) {
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

/// "As soon as the part is here", "as soon as it is dry": the time is that of something else.
fn is_tied(cx: &Context<'_>, hit: &Hit) -> bool {
    let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| words.contains(&cx.draft.norm(token)));
    let last = cx.draft.tokens().get(hit.tokens.clone()).and_then(<[Token]>::last);
    let between = hit.tokens.len() == 1 && is(cx.before(hit).last(), &["as"]) && is(cx.after(hit).first(), &["as"]);
    between || is(last, &["is", "are", "theyre"])
}

/// "Please send it soon", "it is best to order early", "…, so that we can answer soon": it is for them to do, or hangs on what they do.
fn is_request(cx: &Context<'_>, hit: &Hit) -> bool {
    /// Words behind a "please" or an advice by which somebody else acts. "We're", "we'll" and "I'll" are one word in normal form.
    #[rustfmt::skip]
    const OTHERS: [&str; 16] = [
        "we", "were", "well", "weve", "i", "im", "ill", "ive", "they", "theyre", "theyll", "he", "she", "itll", "will", "our",
    ];
    let mut so = cx.hits.within(Cue::RuleSothat, hit.sentence);
    let norms: Vec<&str> = cx.before(hit).iter().map(|token| cx.draft.norm(token)).collect();
    let asks = |at: &usize| match norms.get(*at).copied() {
        Some("please" | "kindly" | "recommend" | "suggest" | "advise") => true,
        // Not "our best".
        Some("best") => {
            let before = at.checked_sub(1).and_then(|before| norms.get(before));
            before.is_some_and(|before| matches!(*before, "is" | "its" | "always" | "usually" | "generally"))
        }
        _ => false,
    };
    let asked = (0..norms.len()).find(asks);
    let theirs = asked.is_some_and(|at| !norms.iter().skip(at + 1).any(|norm| OTHERS.contains(norm)));
    theirs || so.any(|so| so.span.end <= hit.span.start)
}

/// "Cannot wait to see it soon", "Hope all is calm again soon": a wish, with no promise in it.
fn is_wish(cx: &Context<'_>, hit: &Hit) -> bool {
    let near = matches!(cx.draft.slice(hit.span).to_lowercase().as_str(), "soon" | "shortly" | "in no time");
    let reaches = |wish: &Hit| {
        let between = cx.draft.tokens().get(wish.tokens.end..hit.tokens.start);
        between.is_some_and(|tokens| !cx.any_of(tokens, &["will", "well", "ill", "shall", "but", ",", ";"]))
    };
    near && cx.hits.within(Cue::RuleWishing, hit.sentence).any(reaches)
}

/// "We want to be quick for everybody", "We work to serve guests as fast as possible": what we are like, not what comes.
fn is_custom(cx: &Context<'_>, hit: &Hit) -> bool {
    let mut aims = cx.hits.within(Cue::RuleOuraim, hit.sentence);
    let now = cx.any_of(cx.before(hit), &["will", "well", "ill", "working", "trying", "going", "getting"]);
    !now && aims.any(|aim| aim.span.end <= hit.span.start)
}
