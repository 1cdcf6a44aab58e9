//! What a customer has told already: numbers, where to reach them, when, with what, what they sent and tried. Each finder answers one kind of
//! request, with the customer's words that gave it.

mod contact;
mod device;
mod known;
mod number;
mod sent;
mod tried;
mod when;

use heard_text::{Document, SegmentKind, Sentence, Span, Token};

use crate::cue::Hit;

pub(crate) use contact::{email, phone, postcode, street};
pub(crate) use device::device;
pub(crate) use known::{Wanted, known};
pub(crate) use number::number;
pub(crate) use sent::photo;
pub(crate) use tried::tried_before;
pub(crate) use when::{order_date, travel_date};

/// What is asked for, and where a text of the customer says it.
pub(crate) type Find = fn(&Document<'_>, &Request<'_>) -> Option<Span>;

/// What the draft asks for.
pub(crate) struct Request<'r> {
    pub(crate) draft: &'r Document<'r>,
    pub(crate) hit: &'r Hit,
}

impl Request<'_> {
    pub(super) fn has(&self, words: &[&str]) -> bool {
        let tokens = self.draft.tokens().get(self.hit.tokens.clone()).unwrap_or_default();
        tokens.iter().any(|t| words.contains(&self.draft.norm(t)))
    }

    /// What stands behind it in its sentence.
    pub(super) fn rest(&self) -> &[Token] {
        let rest = self.draft.tokens().get(self.hit.tokens.end..).unwrap_or_default();
        let end = rest.iter().take_while(|t| t.sentence as usize == self.hit.sentence).count();
        rest.get(..end).unwrap_or_default()
    }

    /// Whether the draft has this word, so that it is known to the agent.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.draft.tokens().iter().any(|t| self.draft.norm(t) == word)
    }
}

/// Sentences of the customer's own, without quoted mail, each with its tokens.
pub(super) fn sentences<'d>(doc: &'d Document<'_>) -> impl Iterator<Item = (&'d Sentence, &'d [Token])> {
    let own = doc.sentences().iter().filter(|s| s.segment != SegmentKind::Quote);
    own.map(|s| (s, doc.tokens_of(s)))
}

pub(super) fn norm<'d>(doc: &'d Document<'_>, tokens: &[Token], at: usize) -> &'d str {
    tokens.get(at).map_or("", |t| doc.norm(t))
}

pub(super) fn digits(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_digit).count()
}

/// The only value found, once or several times. Of two different ones it may be asked which is meant.
pub(super) fn only(doc: &Document<'_>, found: impl Iterator<Item = (Span, Span)>) -> Option<Span> {
    let mut first: Option<(Span, Span)> = None;
    for (words, value) in found {
        match first {
            None => first = Some((words, value)),
            Some((_, known)) if doc.slice(known).eq_ignore_ascii_case(doc.slice(value)) => {}
            Some(_) => return None,
        }
    }
    first.map(|(words, _)| words)
}
