//! Where cues were found, and whether they stand negated or quoted.

use std::ops::Range;

use heard_text::{Document, SegmentKind, Span};

use super::Cue;

/// One cue at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit<C = Cue> {
    /// Which.
    pub(crate) cue: C,
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
    "cannot", "couldnt", "wont", "wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "aint", "nothing",
];
/// Words after which the negation before them negates nothing: "not only", "can't believe", "never been so", "no, I".
const NO_NEGATION: &[&str] = &[
    "only",
    "just",
    "merely",
    "believe",
    "wait",
    "help",
    "tell",
    "stop",
    "wonder",
    "doubt",
    "understand",
    "matter",
    "been",
    "seen",
    "felt",
    "had",
    "known",
    "experienced",
    "i",
    "im",
    "ive",
    "we",
    "it",
    "its",
    "you",
    "they",
    "the",
    "this",
    "that",
    "my",
    "your",
    "please",
    "know",
    "sure",
    "surprise",
    "idea",
    "one",
    "longer",
    "see",
    "get",
];
/// Words that end the reach of a negation.
const CLAUSE_ENDS: &[&str] = &[
    ",", ";", ":", "but", "because", "and", "so", "yet", "though", "although", "-", "–", "—", "(", ")", "as", "why", "how", "what", "when",
    "please", "pls",
];
/// Tokens that a negation reaches over.
const REACH: usize = 3;

impl<C> Hit<C> {
    pub(super) fn new(doc: &Document<'_>, around: &Surroundings, cue: C, start: usize, end: usize) -> Self {
        let tokens = doc.tokens();
        let span = tokens[start].span.cover(tokens[end - 1].span);
        let sentence = tokens[start].sentence as usize;
        Self {
            cue,
            tokens: start..end,
            span,
            sentence,
            negated: negated(doc, start),
            quoted: around.quoted.get(start).copied().unwrap_or_default(),
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
    // Nothing yet stands between: "not just a …" negates a cue that begins with "just".
    let mut after = "";
    for token in tokens[..at].iter().rev().take(REACH) {
        let word = doc.norm(token);
        if token.sentence != sentence || CLAUSE_ENDS.contains(&word) {
            return false;
        }
        if NEGATIONS.contains(&word) && !NO_NEGATION.contains(&after) {
            return true;
        }
        after = word;
    }
    false
}

/// What stands around each token, found once for all hits.
pub(super) struct Surroundings {
    /// Inside quotation marks that open and close in the token's sentence, or in quoted mail.
    quoted: Vec<bool>,
}

impl Surroundings {
    pub(super) fn of(doc: &Document<'_>) -> Self {
        let mut quoted = vec![false; doc.tokens().len()];
        for sentence in doc.sentences() {
            let range = sentence.first_token as usize..sentence.end_token as usize;
            if sentence.segment == SegmentKind::Quote {
                quoted[range].fill(true);
                continue;
            }
            let mut open = None;
            for at in range {
                if !doc.slice(doc.tokens()[at].span).contains(['"', '“', '”', '«', '»']) {
                    continue;
                }
                match open.take() {
                    Some(from) => quoted[from..at].fill(true),
                    None => open = Some(at),
                }
            }
        }
        Self { quoted }
    }
}

/// All hits in a document, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct Hits<C = Cue> {
    hits: Vec<Hit<C>>,
    /// Indices into `hits`, by cue and then by place.
    by_cue: Vec<usize>,
}

impl<C> Default for Hits<C> {
    fn default() -> Self {
        Self {
            hits: Vec::new(),
            by_cue: Vec::new(),
        }
    }
}

impl<C: Copy + Ord> Hits<C> {
    /// Keeps of each cue the longest of overlapping hits.
    pub(super) fn new(mut hits: Vec<Hit<C>>) -> Self {
        hits.sort_by_key(|h| (h.cue, h.tokens.start, usize::MAX - h.tokens.end));
        let mut kept: Vec<Hit<C>> = Vec::with_capacity(hits.len());
        for hit in hits {
            let inside = kept.last().is_some_and(|k| k.cue == hit.cue && hit.tokens.end <= k.tokens.end);
            if !inside {
                kept.push(hit);
            }
        }
        kept.sort_by_key(|h| (h.tokens.start, h.cue));
        let mut by_cue: Vec<usize> = (0..kept.len()).collect();
        by_cue.sort_by_key(|&at| kept[at].cue);
        Self { hits: kept, by_cue }
    }

    /// Every hit, quoted and negated ones too.
    pub(crate) fn all(&self) -> &[Hit<C>] {
        &self.hits
    }

    /// The hits of one cue, quoted and negated ones too.
    pub(crate) fn of(&self, cue: C) -> impl Iterator<Item = &Hit<C>> {
        self.own(cue).iter().map(|&at| &self.hits[at])
    }

    /// The hits of one cue that stand neither negated nor quoted.
    pub(crate) fn live(&self, cue: C) -> impl Iterator<Item = &Hit<C>> {
        self.of(cue).filter(|h| h.live())
    }

    /// Whether a hit of one cue touches a span. Hits of one cue lie in order and none holds another, so that the first to end after
    /// the span's start decides.
    pub(crate) fn touches(&self, cue: C, span: Span) -> bool {
        let own = self.own(cue);
        let next = own.partition_point(|&at| self.hits[at].span.end <= span.start);
        own.get(next).is_some_and(|&at| self.hits[at].span.overlaps(span))
    }

    /// The hits of one cue in a sentence, quoted and negated ones too.
    pub(crate) fn within(&self, cue: C, sentence: usize) -> impl Iterator<Item = &Hit<C>> {
        let own = self.own(cue);
        let from = own.partition_point(|&at| self.hits[at].sentence < sentence);
        let rest = own[from..].iter().map(|&at| &self.hits[at]);
        rest.take_while(move |hit| hit.sentence == sentence)
    }

    /// Whether one cue stands in a sentence, quoted and negated ones too.
    pub(crate) fn in_sentence(&self, cue: C, sentence: usize) -> bool {
        self.within(cue, sentence).next().is_some()
    }

    fn own(&self, cue: C) -> &[usize] {
        let from = self.by_cue.partition_point(|&at| self.hits[at].cue < cue);
        let to = self.by_cue.partition_point(|&at| self.hits[at].cue <= cue);
        &self.by_cue[from..to]
    }

    /// Whether one cue stands neither negated nor quoted.
    pub(crate) fn any(&self, cue: C) -> bool {
        self.live(cue).next().is_some()
    }
}
