//! See `ownerless_promise.md`.

use heard_text::Token;

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Words before it that report it, hope for it, or make it depend on something.
const REPORTED: [&str; 14] = [
    "told",
    "said",
    "says",
    "promised",
    "heard",
    "assured",
    "hope",
    "hoping",
    "hopefully",
    "if",
    "when",
    "once",
    "after",
    "whether",
];
/// What machines send by themselves, and what hangs on something else.
const BY_ITSELF: [&str; 11] = [
    "when",
    "once",
    "if",
    "after",
    "unless",
    "email",
    "text",
    "sms",
    "automatically",
    "using",
    "app",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let owned = cx.hits.any(Cue::RuleOwnhand);
    if !cx.open_matter() || cx.in_parts() || owned {
        return;
    }
    for hit in cx.hits.live(Cue::RuleOwnerless).filter(|hit| nobodys(cx, hit)) {
        let words = quoted(cx.draft.slice(hit.span));
        let message = match cx.telling() {
            Some(theirs) => format!("{words} leaves open who takes care of {}.", quoted(&theirs.quote)),
            None => format!("{words} leaves open who takes care of it."),
        };
        report
            .at(hit.span, message)
            .about(cx.telling())
            .suggest(Check, "I will ask [who] and write to you by [day and time]");
    }
}

/// A promise in earnest, with neither a time beside it nor a machine behind it.
fn nobodys(cx: &Context<'_>, hit: &Hit) -> bool {
    let timed = [Cue::ReplyTime, Cue::RuleHour]
        .into_iter()
        .any(|cue| cx.hits.in_sentence(cue, hit.sentence));
    let reported = cx.any_of(cx.before(hit), &REPORTED);
    // "As soon as the keys are found" is a condition, "as soon as they can" is none.
    let event = |pair: &[Token]| match pair {
        [soon, as_, next] => {
            let thing = matches!(cx.draft.norm(next), "your" | "the" | "it" | "its" | "this" | "that" | "a" | "an");
            cx.draft.norm(soon) == "soon" && cx.draft.norm(as_) == "as" && thing
        }
        _ => false,
    };
    let by_itself = cx.any_of(cx.after(hit), &BY_ITSELF) || cx.after(hit).windows(3).any(event);
    !timed && !reported && !by_itself && !cx.asks_at(hit.span)
}
