//! Where cues were found, and whether they stand negated or quoted.

use std::ops::Range;

use heard_text::{Document, SegmentKind, Span};

use super::Cue;

/// One cue at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Which.
    pub(crate) cue: Cue,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its words.
    pub(crate) span: Span,
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// "not …", "never …" up to three words before it in the same clause.
    pub(crate) negated: bool,
    /// Inside quotation marks or quoted mail.
    pub(crate) quoted: bool,
}

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nor", "neither", "without", "hardly", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "cant",
    "cannot", "couldnt", "wont", "wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "aint",
];
/// Words that end the reach of a negation.
const CLAUSE_ENDS: &[&str] = &[
    ",", ";", ":", "but", "because", "and", "so", "yet", "though", "although", "-", "–", "—", "(", ")",
];
/// Tokens that a negation reaches over.
const REACH: usize = 3;

impl Hit {
    pub(super) fn new(doc: &Document<'_>, cue: Cue, start: usize, end: usize) -> Self {
        let tokens = doc.tokens();
        let span = tokens[start].span.cover(tokens[end - 1].span);
        let sentence = tokens[start].sentence as usize;
        let kind = doc.sentences().get(sentence).map(|s| s.segment);
        Self {
            cue,
            tokens: start..end,
            span,
            sentence,
            negated: negated(doc, start),
            quoted: kind == Some(SegmentKind::Quote) || in_quotation_marks(doc, start),
        }
    }

    /// Neither negated nor quoted.
    pub(crate) fn live(&self) -> bool {
        !self.negated && !self.quoted
    }
}

fn negated(doc: &Document<'_>, at: usize) -> bool {
    let tokens = doc.tokens();
    let sentence = tokens[at].sentence;
    tokens[..at]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|t| t.sentence == sentence)
        .map(|t| doc.norm(t))
        .take_while(|word| !CLAUSE_ENDS.contains(word))
        .any(|word| NEGATIONS.contains(&word))
}

/// Whether an odd number of quotation marks stands before the token in its sentence, and one after it.
fn in_quotation_marks(doc: &Document<'_>, at: usize) -> bool {
    let tokens = doc.tokens();
    let sentence = tokens[at].sentence;
    let mark = |t: &heard_text::Token| doc.slice(t.span).contains(['"', '“', '”', '«', '»']);
    let before = tokens[..at]
        .iter()
        .rev()
        .take_while(|t| t.sentence == sentence)
        .filter(|t| mark(t))
        .count();
    let after = tokens[at..].iter().take_while(|t| t.sentence == sentence).any(|t| mark(t));
    before % 2 == 1 && after
}

/// All hits in a document, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    hits: Vec<Hit>,
}

impl Hits {
    /// Keeps of each cue the longest of overlapping hits.
    pub(super) fn new(mut hits: Vec<Hit>) -> Self {
        hits.sort_by_key(|h| (h.cue, h.tokens.start, usize::MAX - h.tokens.end));
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
        for hit in hits {
            let inside = kept.last().is_some_and(|k| k.cue == hit.cue && hit.tokens.end <= k.tokens.end);
            if !inside {
                kept.push(hit);
            }
        }
        kept.sort_by_key(|h| (h.tokens.start, h.cue));
        Self { hits: kept }
    }

    /// Every hit, quoted and negated ones too.
    pub(crate) fn all(&self) -> &[Hit] {
        &self.hits
    }

    /// The hits of one cue, quoted and negated ones too.
    pub(crate) fn of(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |h| h.cue == cue)
    }

    /// The hits of one cue that stand neither negated nor quoted.
    pub(crate) fn live(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        self.of(cue).filter(|h| h.live())
    }

    /// Whether one cue stands neither negated nor quoted.
    pub(crate) fn any(&self, cue: Cue) -> bool {
        self.live(cue).next().is_some()
    }
}
