//! A reply cut into stretches that are read by themselves, and what is said of the whole. A stretch ends with the first sentence with which it has
//! enough pieces: so a long sentence always ends one, and words that change move no cut beyond it.

use std::ops::Range;
use std::sync::Arc;

use crate::batch::{greatest, weighted};
use crate::heads::Head;
use crate::model::Input;
use crate::output::Output;
use crate::pieces::Vocabulary;
use crate::row::{TEXT_TOKENS, WINDOWS};

/// Fewer pieces at the end of a reply belong to the stretch before.
const TAIL: usize = 10;

/// Some sentences of a reply.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Its bytes in the reply.
    bytes: Range<usize>,
    /// Its sentences, in bytes of the stretch.
    sentences: Vec<Range<usize>>,
    pieces: usize,
}

impl Stretch {
    /// The stretch of this reply as a text.
    pub(crate) fn input<'t>(&'t self, reply: &Input<'t>) -> Input<'t> {
        Input {
            text: reply.text.get(self.bytes.clone()).unwrap_or_default(),
            context: reply.context,
            sentences: &self.sentences,
        }
    }

    fn from(start: usize) -> Self {
        Self {
            bytes: start..start,
            sentences: Vec::new(),
            pieces: 0,
        }
    }

    fn add(&mut self, sentence: Range<usize>, pieces: usize) {
        let begin = self.bytes.start;
        self.bytes.end = sentence.end.max(self.bytes.end);
        self.sentences
            .push(sentence.start.saturating_sub(begin)..sentence.end.saturating_sub(begin));
        self.pieces += pieces;
    }
}

/// Cuts a reply into stretches of `enough` pieces or a few more; what stands behind the longest text that is read belongs to none.
pub(crate) fn cut(vocabulary: &Vocabulary, reply: &Input, enough: usize) -> Vec<Stretch> {
    let pieces = vocabulary.pieces(reply.text, TEXT_TOKENS * WINDOWS);
    let end = if pieces.len() < TEXT_TOKENS * WINDOWS {
        reply.text.len()
    } else {
        pieces.last().map_or(0, |p| p.end)
    };
    let inside =
        |sentence: &Range<usize>| pieces.partition_point(|p| p.start < sentence.end) - pieces.partition_point(|p| p.start < sentence.start);
    let mut found: Vec<Stretch> = Vec::new();
    let mut open = Stretch::from(0);
    for sentence in reply.sentences.iter().filter(|s| s.start < end && s.start <= s.end) {
        open.add(sentence.clone(), inside(sentence));
        if open.pieces >= enough {
            let next = Stretch::from(open.bytes.end);
            found.push(std::mem::replace(&mut open, next));
        }
    }
    match found.last_mut() {
        Some(last) if open.pieces < TAIL => {
            let begin = open.bytes.start;
            open.sentences.drain(..).for_each(|s| last.add(s.start + begin..s.end + begin, 0));
        }
        _ => found.push(open),
    }
    // Words outside all sentences go with the last.
    if let Some(last) = found.last_mut() {
        last.bytes.end = last.bytes.end.max(end);
    }
    found
}

/// What the model says of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretches {
    heads: Arc<[Head]>,
    each: Vec<Arc<Output>>,
}

impl Stretches {
    pub(crate) fn new(heads: Arc<[Head]>, each: Vec<Arc<Output>>) -> Self {
        Self { heads, each }
    }

    /// How far a class of a head over the text holds of the reply as a whole: the mean of its stretches, by their pieces.
    pub fn mean(&self, head: &str, class: &str) -> Option<f32> {
        self.of(head, class, |each, classes| weighted(each, classes))
    }

    /// How far it holds of the stretch of which it holds most.
    pub fn most(&self, head: &str, class: &str) -> Option<f32> {
        self.of(head, class, |each, classes| greatest(each.map(|(logits, _)| logits), classes))
    }

    fn of<'s>(
        &'s self,
        head: &str,
        class: &str,
        join: impl FnOnce(&mut dyn Iterator<Item = (&'s [f32], usize)>, usize) -> Vec<f32>,
    ) -> Option<f32> {
        let at = self.heads.iter().position(|h| h.name == head)?;
        let head = self.heads.get(at)?;
        let class = head.classes.iter().position(|c| c == class)?;
        let mut each = self
            .each
            .iter()
            .filter_map(|said| Some((said.scores.get(at)?.logits(0), said.places.len())));
        head.values(&join(&mut each, head.classes.len())).get(class).copied()
    }

    /// How far a class of a head over sentences holds of one, counted through the reply; `None` where there is no such sentence.
    pub fn sentence(&self, head: &str, class: &str, sentence: usize) -> Option<f32> {
        let mut before = 0;
        self.each.iter().find_map(|said| {
            let scores = said.scores(head)?;
            let row = sentence.checked_sub(before)?;
            before += scores.rows();
            scores.values(row).get(said.class(head, class)?).copied()
        })
    }
}
