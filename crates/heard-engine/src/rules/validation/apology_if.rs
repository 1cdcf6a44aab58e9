//! See `apology_if.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let doubts = |hit: &&Hit| !cx.hits.touches(Cue::RuleNotif, hit.span);
    for hit in cx.hits.live(Cue::RuleIf).filter(doubts) {
        let words = quoted(cx.draft.slice(hit.span));
        let tokens = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
        let message = if cx.any_of(tokens, &["if"]) {
            format!("{words} doubts that it happened. An apology without “if” owns it.")
        } else {
            format!("{words} is sorry for what they make of it, not for what happened.")
        };
        let remark = report
            .at(hit.span, message)
            .about(cx.telling())
            .suggest(Idea, "Say what you are sorry for: what happened, not what they feel about it.");
        // "Sorry you feel let down" names the feeling at least.
        if cx.hits.touches(Cue::RuleFelt, hit.span) {
            remark.softly();
        }
    }
}
