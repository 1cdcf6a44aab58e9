//! See `calm_down.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.telling();
    // "That is not just a small delay" takes it seriously.
    let small = |hit: &&Hit| !hit.quoted && (!hit.negated || says_no(cx, hit.tokens.start));
    for fault in cx.faults("minimise", cx.hits.of(Cue::RuleMinimise).filter(small).map(|hit| hit.span)) {
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
