//! What a rule may look at.

use heard_text::{Document, Sentence, Span};

use crate::cue::Hits;
use crate::{Act, ActFound, Empathy, Evidence, NeedState, Reading, Situation};

/// A draft in its situation, read once for all rules.
pub(crate) struct Context<'c> {
    /// As it was handed in.
    pub(crate) situation: &'c Situation<'c>,
    /// What the draft answers: the customer's latest words.
    pub(crate) customer: &'c Document<'c>,
    /// The reading of them.
    pub(crate) reading: &'c Reading,
    /// The cues in them.
    pub(crate) customer_hits: &'c Hits,
    /// The draft.
    pub(crate) draft: &'c Document<'c>,
    /// The cues in it.
    pub(crate) hits: &'c Hits,
    /// What its sentences do.
    pub(crate) acts: &'c [ActFound],
    /// The customer's needs, held against it.
    pub(crate) needs: &'c [NeedState],
    /// Empathy, needed and given.
    pub(crate) empathy: &'c Empathy,
}

impl Context<'_> {
    /// Whether the draft does this.
    pub(crate) fn does(&self, act: Act) -> bool {
        self.acts.iter().any(|found| found.act == act)
    }

    /// The words of the draft that do this.
    pub(crate) fn acts(&self, act: Act) -> impl Iterator<Item = &Evidence> {
        self.acts.iter().filter(move |found| found.act == act).map(|found| &found.evidence)
    }

    /// The sentence of the draft around a span.
    pub(crate) fn sentence_at(&self, span: Span) -> Option<&Sentence> {
        self.draft
            .sentences()
            .iter()
            .find(|s| s.span.overlaps(span) || s.span.contains(span))
    }
}
