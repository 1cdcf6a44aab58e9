//! Questions and requests for information in a reply.

use heard_text::Span;

use super::Act;
use super::lines::Line;
use crate::cue::Cue;

/// What a sentence asks: for information, for more in the customer's own words, or nothing.
pub(super) fn find(line: &Line<'_>) -> Vec<(Act, Span)> {
    let mut found = Vec::new();
    if let Some(span) = asked(line) {
        found.push((Act::AsksInfo, span));
    }
    if let Some(hit) = line.hit(Cue::ReplyOpen) {
        found.push((Act::OpenQuestion, hit.span));
    }
    found
}

/// The words that ask for information. A question that asks somebody to do something, or that offers help, asks for none.
fn asked(line: &Line<'_>) -> Option<Span> {
    let request = line.hit_but(Cue::ReplyAskinfo, Cue::ReplyNotaskinfo).map(|hit| hit.span);
    let other = line.has(Cue::ReplyAsktry) || line.has(Cue::ReplyAskoffer);
    request.or_else(|| (line.question && !other).then_some(line.sentence.span))
}
