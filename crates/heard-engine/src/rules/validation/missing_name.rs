//! See `missing_name.md`.

use heard_text::{Document, SegmentKind, Span, TokenKind, normalise};

use crate::Applicability::Safe;
use crate::rules::{Context, Report, quoted};
use crate::{Act, Who};

/// Words that stand where a name would.
const STAND_INS: [&str; 11] = [
    "there",
    "customer",
    "valued",
    "esteemed",
    "sir",
    "madam",
    "or",
    "guest",
    "passenger",
    "client",
    "member",
];
/// Words of a draft below which it is one short line.
const SHORT: usize = 12;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let known: Vec<String> = cx.names().into_iter().map(normalise).collect();
    let Some(name) = cx.called().filter(|_| cx.empathy.needed && !cx.pleasant() && !cx.in_parts()) else {
        return;
    };
    if is_short(cx) || is_used(cx, &known) || signs_otherwise(cx, &known) {
        return;
    }
    let Some(place) = place(cx) else { return };
    let theirs = cx.telling();
    let message = match theirs {
        Some(words) => format!(
            "{} could stand here. It tells somebody who wrote {} that a person reads.",
            quoted(&name),
            quoted(&words.quote)
        ),
        None => format!("{} could stand here. A name tells that a person reads.", quoted(&name)),
    };
    let better = if place.is_empty() { format!(" {name}") } else { name };
    report.at(place, message).about(theirs).suggest(Safe, better);
}

/// Where the name goes: behind the greeting's words, or in place of those that stand for it.
fn place(cx: &Context<'_>) -> Option<Span> {
    if !cx.greeting().all(|t| matches!(t.kind, TokenKind::Word | TokenKind::Punct)) {
        return None;
    }
    let (opening, words) = cx.greeted();
    let opening = opening?.span;
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => {
            let instead = words.iter().all(|t| STAND_INS.contains(&cx.draft.norm(t)));
            instead.then(|| first.span.cover(last.span))
        }
        _ => Some(Span::new(opening.end, opening.end)),
    }
}

fn is_short(cx: &Context<'_>) -> bool {
    let words = cx.draft.tokens().iter();
    words.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count() < SHORT
}

/// Whether the draft names or tags somebody, or the agent used the name before.
fn is_used(cx: &Context<'_>, known: &[String]) -> bool {
    let holds = |doc: &Document<'_>| doc.tokens().iter().any(|t| known.iter().any(|name| name == doc.norm(t)));
    let mut earlier = cx.situation.turns.iter().filter(|turn| turn.who == Who::Agent);
    let tagged = cx.draft.tokens().iter().any(|t| t.kind == TokenKind::Mention);
    tagged || cx.does(Act::Name) || holds(cx.draft) || earlier.any(|turn| holds(&Document::new(turn.text)))
}

/// Whether the customer signs with another name than the known one.
fn signs_otherwise(cx: &Context<'_>, known: &[String]) -> bool {
    let signature = || cx.customer.sentences().iter().filter(|s| s.segment == SegmentKind::Signature);
    let mut tokens = signature().flat_map(|s| cx.customer.tokens_of(s));
    let theirs = tokens.any(|t| known.iter().any(|name| name == cx.customer.norm(t)));
    signature().next().is_some() && !theirs
}
