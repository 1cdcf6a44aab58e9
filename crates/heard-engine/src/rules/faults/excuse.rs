//! See `excuse.md`.

use heard_text::Token;

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Fault, Report, quoted};

/// Words by which a sentence tells of cases in general, or disowns one: no plain cause of this one.
#[rustfmt::skip]
const GENERAL: [&str; 15] = [
    "sometimes", "often", "usually", "generally", "typically", "always", "never", "most", "may", "might", "can", "could", "only",
    "isnt", "arent",
];
/// Words by which a house speaks well of itself, or says that it could not do otherwise.
const PRIDE: [&str; 10] = [
    "priority", "best", "possible", "ensure", "must", "strive", "strives", "try", "aim", "tough",
];
/// Words by which a sentence says what somebody does not do.
#[rustfmt::skip]
const DENIALS: [&str; 8] = ["not", "cannot", "cant", "arent", "isnt", "wont", "dont", "unable"];
/// Who sees to it in the house.
#[rustfmt::skip]
const HOUSE: [&str; 8] = ["team", "teams", "department", "departments", "colleague", "colleagues", "specialist", "specialists"];
/// Words of what is to be had: an answer, or a limit, which is another rule's business.
const SOLD: [&str; 6] = ["offer", "offers", "offered", "available", "included", "sold"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who owns it may say what happened.
    if cx.does(Act::Ownership) {
        return;
    }
    let wordings = cx.hits.of(Cue::RuleExcuse).filter(|hit| !hit.quoted && hides(cx, hit));
    // A step of its own, not the one that sends them to somebody else.
    let mended = |fault: &Fault| {
        let mut ways = cx.acts(Act::NextStep).chain(cx.acts(Act::Options));
        ways.any(|way| !way.span().overlaps(fault.span))
    };
    for fault in cx.faults("excuse", wordings.map(|hit| hit.span)) {
        let softer = mended(&fault);
        if !fault.worded && (softer || helped(cx, &fault) || !defends(cx, &fault)) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} explains us, and leaves the customer where they were."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what went wrong here in one plain sentence, and what you do about it.");
        if softer {
            remark.softly();
        }
    }
}

/// Whether a wording hides behind something. To a calm question whether anything can be done, that nothing can is the answer.
fn hides(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start);
    let nothing = first.is_some_and(|token| cx.draft.norm(token) == "nothing");
    let answers = nothing && (!cx.upset() || cx.asks_at(hit.span));
    !answers && !cx.hits.touches(Cue::RuleNotexcuse, hit.span)
}

/// Whether the draft says who helps, or what works instead: in the very sentence only if that denies nothing.
fn helped(cx: &Context<'_>, fault: &Fault) -> bool {
    let tokens = cx.sentence_at(fault.span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let denies = cx.any_of(tokens, &DENIALS);
    cx.hits
        .live(Cue::RuleAlternative)
        .any(|hit| !(denies && fault.span.contains(hit.span)))
}

/// Whether a sentence that is an excuse by its meaning stands before somebody upset, tells of cases in general or of the good will
/// of the house, and not plainly of what happens here, of who in the house sees to it, or of what is to be had. How sure the encoder
/// is tells nothing: it is as sure of a fact about a service as of an excuse.
fn defends(cx: &Context<'_>, fault: &Fault) -> bool {
    let Some(sentence) = cx.sentence_at(fault.span) else {
        return false;
    };
    let tokens = cx.draft.tokens_of(sentence);
    let cause = cx.acts(Act::Reason).any(|words| sentence.span.contains(words.span())) || happening(cx, tokens);
    let shields = cx.any_of(tokens, &GENERAL) || (!cause && cx.any_of(tokens, &PRIDE));
    let answers = handed_on(cx, tokens) || cx.any_of(tokens, &SOLD);
    cx.upset() && shields && !answers && !cx.hits.touches(Cue::RuleNotexcuse, fault.span)
}

/// "The lift is being mended", "we were waiting for the part".
fn happening(cx: &Context<'_>, tokens: &[Token]) -> bool {
    /// Tokens from a form of "be" to its verb.
    const NEAR: usize = 2;
    let being = |token: &Token| {
        matches!(
            cx.draft.norm(token),
            "is" | "are" | "was" | "were" | "am" | "im" | "been" | "theyre"
        )
    };
    let doing = |token: &Token| {
        let word = cx.draft.norm(token);
        word.ends_with("ing") && !word.ends_with("thing") && word != "during"
    };
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        if being(token) && after.iter().take(NEAR).any(doing) {
            return true;
        }
        rest = after;
    }
    false
}

/// "This is decided by our claims team."
fn handed_on(cx: &Context<'_>, tokens: &[Token]) -> bool {
    let to_ours = tokens.windows(2).any(|pair| match pair {
        [to, whose] => {
            matches!(cx.draft.norm(to), "by" | "to" | "with" | "through") && matches!(cx.draft.norm(whose), "our" | "my" | "the")
        }
        _ => false,
    });
    to_ours && cx.any_of(tokens, &HOUSE)
}
