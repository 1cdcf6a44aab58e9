//! See `parallel_me.md`.

use heard_text::TokenKind;

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Words of one's own story up to which it is short.
const SHORT: usize = 8;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.upset() || cx.pleasant() {
        return;
    }
    let mut stories: Vec<&Hit> = cx.hits.live(Cue::RuleOwnstory).filter(|hit| !cx.asks_at(hit.span)).collect();
    stories.dedup_by_key(|hit| hit.sentence);
    if let [only] = stories.as_slice()
        && returns(cx, only)
    {
        return;
    }
    let theirs = cx.telling();
    for hit in stories {
        let words = quoted(cx.draft.slice(hit.span));
        let message = match theirs {
            Some(quote) => format!("{words} turns the talk to you. The customer is at {}.", quoted(&quote.quote)),
            None => format!("{words} turns the talk to you, away from what happened to them."),
        };
        report
            .at(hit.span, message)
            .about(theirs)
            .suggest(Idea, "Keep the story for yourself, and say what you see of theirs.");
    }
}

/// Whether a short shared experience comes back to the customer in the same sentence.
fn returns(cx: &Context<'_>, hit: &Hit) -> bool {
    let Some(sentence) = cx.draft.sentences().get(hit.sentence) else {
        return false;
    };
    let tokens = cx.draft.tokens();
    let rest = tokens.get(hit.tokens.end..sentence.end_token as usize).unwrap_or_default();
    let Some(turn) = rest.iter().position(|t| turns(cx.draft.norm(t))).map(|at| hit.tokens.end + at) else {
        return false;
    };
    let own = tokens.get(hit.tokens.start..turn).unwrap_or_default();
    let short = own.iter().filter(|t| t.kind == TokenKind::Word).count() <= SHORT;
    let theirs = |norm: &str| matches!(norm, "you" | "your" | "yours" | "youre" | "youve" | "youd");
    let back = tokens.get(turn..sentence.end_token as usize).unwrap_or_default();
    let felt = cx
        .hits
        .within(Cue::ReplyFeeling, hit.sentence)
        .any(|feeling| feeling.tokens.start >= turn);
    short && (felt || back.iter().any(|t| theirs(cx.draft.norm(t))))
}

/// Whether a clause ends here.
fn turns(norm: &str) -> bool {
    matches!(norm, "," | ";" | ":" | "-" | "–" | "—" | "and" | "so" | "but")
}
