//! See `same_feeling.md`.

use heard_text::{Span, TokenKind};

use crate::Applicability::{Check, Idea};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Words shortly before the claim that claim nothing: "if I said I know how you feel".
const SUPPOSED: [&str; 7] = ["if", "unless", "said", "pretend", "claim", "wish", "nobody"];
/// Tokens that these words reach over.
const REACH: usize = 4;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.upset() || cx.pleasant() {
        return;
    }
    let theirs = cx.telling();
    for hit in cx.hits.live(Cue::RuleSamefeeling).filter(|hit| claims(cx, hit)) {
        let words = quoted(cx.draft.slice(hit.span));
        let message = match theirs {
            Some(quote) => format!(
                "{words} claims to feel what only they can feel. {} can be seen from outside.",
                quoted(&quote.quote)
            ),
            None => format!("{words} claims to feel what only they can feel."),
        };
        let remark = report.at(hit.span, message).about(theirs);
        match from_outside(cx, hit) {
            Some(better) => remark.suggest(Check, better),
            None => remark.suggest(Idea, "Say what you see: what happened, and what it costs them."),
        };
    }
}

/// Whether it is said, and of a feeling: "I know how it feels to wait" leads to a story, "we have all been there today" to a place.
fn claims(cx: &Context<'_>, hit: &Hit) -> bool {
    let tokens = cx.draft.tokens();
    let here = tokens.iter().take(hit.tokens.start).rev().take(REACH);
    let supposed = here
        .take_while(|t| t.sentence as usize == hit.sentence)
        .any(|t| SUPPOSED.contains(&cx.draft.norm(t)));
    let last = tokens.get(hit.tokens.end.saturating_sub(1)).map_or("", |t| cx.draft.norm(t));
    let next = tokens.get(hit.tokens.end).filter(|t| t.sentence as usize == hit.sentence);
    let word = next.filter(|t| t.kind == TokenKind::Word).map_or("", |t| cx.draft.norm(t));
    let meant = match last {
        "there" => matches!(word, "" | "and" | "before" | "havent" | "so"),
        "feels" | "felt" | "like" => !matches!(word, "to" | "when" | "for" | "if"),
        _ => true,
    };
    meant && !supposed && !cx.asks_at(hit.span)
}

/// "I know exactly how you feel" becomes "I can only imagine how you feel".
fn from_outside(cx: &Context<'_>, hit: &Hit) -> Option<String> {
    let tokens = cx.draft.tokens().get(hit.tokens.clone())?;
    let who = tokens.first()?;
    let how = tokens.iter().find(|t| matches!(cx.draft.norm(t), "how" | "what"))?;
    let rest = cx.draft.slice(Span::new(how.span.start, hit.span.end));
    Some(format!("{} can only imagine {rest}", cx.draft.slice(who.span)))
}
