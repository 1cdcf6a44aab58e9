//! A reply, sentence by sentence: what kind of sentence, and what of the customer's case it touches.

use heard_text::{Document, SegmentKind, Sentence, TokenKind};

use super::words::Content;
use crate::cue::{Cue, Hit, Hits};

/// One sentence of the draft.
pub(crate) struct Line<'d> {
    pub(crate) sentence: &'d Sentence,
    /// Ends in a question mark.
    pub(crate) question: bool,
    /// Holds a link.
    pub(crate) link: bool,
    /// Content words that it shares with the customer's words.
    pub(crate) shared: usize,
    hits: Vec<&'d Hit>,
}

impl Line<'_> {
    /// Whether it holds a cue, outside quotation marks.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.hit(cue).is_some()
    }

    /// Its first hit of a cue.
    pub(crate) fn hit(&self, cue: Cue) -> Option<&Hit> {
        self.hits.iter().copied().find(|hit| hit.cue == cue)
    }

    /// Its first hit of a cue that does not touch a hit of another.
    pub(crate) fn hit_but(&self, cue: Cue, not: Cue) -> Option<&Hit> {
        let outside = |hit: &&Hit| !self.hits.iter().any(|n| n.cue == not && n.span.overlaps(hit.span));
        self.hits.iter().copied().filter(|hit| hit.cue == cue).find(outside)
    }
}

/// The sentences that the agent wrote, without quoted mail.
pub(crate) fn lines<'d>(draft: &'d Document<'_>, hits: &'d Hits, customer: &Document<'_>) -> Vec<Line<'d>> {
    let theirs = Content::of(customer);
    let mut all: Vec<Line<'d>> = draft
        .sentences()
        .iter()
        .map(|sentence| Line {
            sentence,
            question: draft
                .tokens_of(sentence)
                .iter()
                .rev()
                .take(3)
                .any(|t| draft.norm(t).starts_with('?')),
            link: draft.tokens_of(sentence).iter().any(|t| t.kind == TokenKind::Url),
            shared: theirs.shared(draft, sentence),
            hits: Vec::new(),
        })
        .collect();
    for hit in hits.all().iter().filter(|hit| !hit.quoted) {
        if let Some(line) = all.get_mut(hit.sentence) {
            line.hits.push(hit);
        }
    }
    all.retain(|line| line.sentence.segment != SegmentKind::Quote);
    all
}
