//! What of a text is to be replaced: stretches that do not overlap. Who comes first has the words.

use std::collections::BTreeMap;

use heard_text::Span;

use super::Kind;

/// A stretch of a text that is spoken for.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) span: Span,
    /// `None`: it stays as it is.
    pub(super) kind: Option<Kind>,
}

/// The stretches of one text, by where they begin.
pub(super) struct Claims {
    by_start: BTreeMap<usize, Claim>,
    len: usize,
}

impl Claims {
    pub(super) fn new(text: &str) -> Self {
        Self {
            by_start: BTreeMap::new(),
            len: text.len(),
        }
    }

    /// Whether nothing of it is spoken for.
    pub(super) fn free(&self, span: Span) -> bool {
        !span.is_empty()
            && span.end <= self.len
            && self
                .by_start
                .range(..span.end)
                .next_back()
                .is_none_or(|(_, last)| last.span.end <= span.start)
    }

    /// Takes the stretch where it is free.
    pub(super) fn take(&mut self, span: Span, kind: Kind) -> bool {
        self.claim(span, Some(kind))
    }

    /// The stretch stays as it is.
    pub(super) fn keep(&mut self, span: Span) {
        self.claim(span, None);
    }

    fn claim(&mut self, span: Span, kind: Option<Kind>) -> bool {
        let free = self.free(span);
        if free {
            self.by_start.insert(span.start, Claim { span, kind });
        }
        free
    }

    /// In order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Claim> {
        self.by_start.values()
    }

    /// The claim that holds this place.
    pub(super) fn at(&self, place: usize) -> Option<&Claim> {
        self.by_start
            .range(..=place)
            .next_back()
            .map(|(_, claim)| claim)
            .filter(|claim| claim.span.end > place)
    }
}
