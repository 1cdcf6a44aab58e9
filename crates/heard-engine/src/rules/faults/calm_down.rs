//! See `calm_down.md`.

use heard_text::{Token, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, apart, quoted};

/// Tokens before "down" in which it is told who does it.
const NEAR: usize = 5;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To somebody glad, "just relax" is a wish, and "it happens to the best of us" a kindness; nobody is told to calm down.
    let glad = cx.reading.feeling().sign() > 0 && !cx.upset();
    let bidden = |hit: &&Hit| {
        let last = hit.tokens.clone().next_back().and_then(|at| cx.draft.tokens().get(at));
        !glad || last.is_some_and(|token| cx.draft.norm(token) == "down")
    };
    let theirs = cx.telling();
    // "That is not just a small delay" takes it seriously.
    let small = |hit: &&Hit| !hit.quoted && (!hit.negated || says_no(cx, hit.tokens.start)) && meant(cx, hit);
    let worded = cx.hits.of(Cue::RuleMinimise).filter(small).filter(bidden);
    let built = cx.against(Cue::RuleBelittle, Cue::RuleNotbelittle);
    let spans = worded.chain(built).map(|hit| hit.span).collect();
    for fault in cx.faults("minimise", apart(spans).into_iter()) {
        // By its meaning alone it counts only where there is something to play down and nothing is praised, and no wording was weighed
        // and let go.
        if !fault.worded && (!cx.upset() || cx.praised() || cx.is_kind() || cx.hits.touches(Cue::RuleMinimise, fault.span)) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        let message = match theirs {
            Some(quote) => format!("{words} makes it small. For them it is {}.", quoted(&quote.quote)),
            None => format!("{words} makes small what is not small to them."),
        };
        report
            .at(fault.span, message)
            .of(&fault)
            .about(theirs)
            .suggest(Idea, "Leave it out, and say what it means for them.");
    }
}

/// Whether the wording itself begins with the negation ("no need to be upset").
fn says_no(cx: &Context<'_>, at: usize) -> bool {
    let first = cx.draft.tokens().get(at).map_or("", |token| cx.draft.norm(token));
    matches!(first, "no" | "not" | "isnt" | "dont" | "do" | "cant")
}

/// Whether the words are said of the customer and their trouble: a room cools down, a slip of their own happens to the best of us.
fn meant(cx: &Context<'_>, hit: &Hit) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| cx.draft.tokens().get(at)).map_or("", |token| cx.draft.norm(token));
    let (first, last) = (word(Some(hit.tokens.start)), word(hit.tokens.clone().next_back()));
    let denied = || {
        cx.any_of(
            cx.before(hit),
            &["not", "no", "never", "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "hardly"],
        )
    };
    match (first, last) {
        (_, "down") => told_them(cx, hit),
        // "Please be patient while I look" asks for a moment.
        (_, "patient") => cx.upset() && !cx.after(hit).first().is_some_and(|t| matches!(cx.draft.norm(t), "while" | "as")),
        ("happens", _) => !cx.customer_hits.any(Cue::RuleOwnslip) && cx.reading.feeling().sign() <= 0,
        (word, _) if word.starts_with("overreact") || word.starts_with("exaggerat") => !denied(),
        _ => true,
    }
}

/// Whether it is the customer who is to calm down: bidden, or named before it. "The room should cool down" speaks of the room.
fn told_them(cx: &Context<'_>, hit: &Hit) -> bool {
    let before = cx.before(hit);
    let Some(last) = before.last().filter(|token| token.kind == TokenKind::Word) else {
        return true;
    };
    let bids = |token: &Token| matches!(cx.draft.norm(token), "please" | "just" | "kindly" | "first" | "now" | "lets");
    let someone = before.iter().rev().take(NEAR).map(|token| cx.draft.norm(token)).find(|word| {
        matches!(
            *word,
            "you"
                | "us"
                | "everyone"
                | "everybody"
                | "try"
                | "it"
                | "itll"
                | "they"
                | "theyll"
                | "he"
                | "she"
                | "things"
                | "that"
                | "this"
                | "we"
        )
    });
    bids(last) || someone.is_some_and(|word| matches!(word, "you" | "us" | "everyone" | "everybody" | "try"))
}
