//! Numbers that name an order, a booking, a case.

use heard_text::{Document, Span, Token};

use super::{Request, digits, norm, only, sentences};

/// Words in one row name the same number.
const KINDS: [&[&str]; 12] = [
    &["order", "purchase"],
    &["booking", "reservation", "confirmation"],
    &["account", "customer", "membership", "member"],
    &["tracking", "consignment", "parcel", "shipment"],
    &["case", "complaint", "incident"],
    &["ticket"],
    &["policy"],
    &["claim"],
    &["invoice"],
    &["serial"],
    VEHICLES,
    &["reference", "ref"],
];
const VEHICLES: &[&str] = &["flight", "train"];
/// Words and marks that join a number to its name.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "number", "numbers", "no", "nr", "id", "ref", "reference", "code", "is", "was", ":", "#", "-", "–", "(",
];
/// What is counted or measured is no number of an order.
const MEASURES: &[&str] = &[
    "minutes", "mins", "hours", "hrs", "days", "weeks", "months", "years", "times", "pounds", "euros", "dollars", "people", "pieces",
];

pub(crate) fn number(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let kind = KINDS.into_iter().find(|kind| request.has(kind))?;
    let values = sentences(doc).flat_map(|(_, tokens)| (0..tokens.len()).filter_map(move |at| numbered(doc, tokens, at, kind)));
    let values: Vec<(Span, Span)> = values.collect();
    if values
        .iter()
        .any(|(_, value)| request.knows(&heard_text::normalise(doc.slice(*value))))
    {
        return None;
    }
    only(doc, values.into_iter())
}

/// "Order number: 48213", "flight BA283", "48213 is my order": the words, and the value in them.
pub(super) fn numbered(doc: &Document<'_>, tokens: &[Token], at: usize, kind: &[&str]) -> Option<(Span, Span)> {
    /// Words and marks between a name and its number.
    const BETWEEN: usize = 5;
    let name = tokens.get(at).filter(|t| kind.contains(&doc.norm(t)))?;
    let rest = tokens.get(at + 1..)?;
    let links = rest.iter().take(BETWEEN).take_while(|t| LINKS.contains(&doc.norm(t))).count();
    let linked = links > 0 || kind == VEHICLES;
    if let Some(value) = rest.get(links).filter(|t| is_value(doc.norm(t), linked))
        && !MEASURES.contains(&norm(doc, rest, links + 1))
    {
        return Some((name.span.cover(value.span), value.span));
    }
    let before = |back: usize| at.checked_sub(back).and_then(|i| tokens.get(i));
    let value = before(3).filter(|t| is_value(doc.norm(t), true))?;
    let is = before(2).is_some_and(|t| matches!(doc.norm(t), "is" | "was"));
    let my = before(1).is_some_and(|t| matches!(doc.norm(t), "my" | "our" | "the" | "your"));
    (is && my).then(|| (value.span.cover(name.span), value.span))
}

pub(super) fn is_value(word: &str, linked: bool) -> bool {
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let count = digits(word);
    plain && (count >= 5 || (linked && (count >= 3 || (count >= 1 && word.len() >= 5))))
}
