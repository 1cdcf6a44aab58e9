//! What a text means, small enough to be kept beside it, and which of many texts mean the like of another.
//!
//! Unlike a reading, a likeness rests on no words that could be shown: it is only ever used to find a text that a person then reads.

use std::fmt;

use heard_model::{Input, Model};
use heard_text::Document;
use rustc_hash::FxHashMap;

use crate::language;
use crate::meaning::{cuts, own_words};
use crate::reply::words::{content, is_topic};

type Words<'d> = FxHashMap<&'d str, f32>;

/// What a text means, by an encoder: a direction in bytes. Directions of two encoders have nothing to do with each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Gist {
    /// Which encoder says so.
    pub encoder: String,
    /// The direction; empty where the encoder cannot tell: of no words, or in another language than it reads.
    pub direction: Vec<i8>,
}

/// A text that may be like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'c> {
    /// Its words.
    pub text: &'c str,
    /// What it means, where that is known.
    pub gist: Option<&'c Gist>,
}

/// A text that is like another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its place among the candidates.
    pub at: usize,
    /// How like it is, from 0 (just so) to 1 (the same).
    pub likeness: f32,
}

/// The share of content words from which on one text is like another, and how many words that takes at least.
const LIKE_WORDS: f32 = 0.15;
const WORDS: f32 = 2.0;
/// What a word of the trade weighs: it is the topic, not the case.
const TOPIC: f32 = 0.5;

impl Gist {
    pub(crate) fn of(model: &Model, encoder: String, text: &str) -> Self {
        let doc = Document::new(text);
        let own = own_words(&doc);
        let means = !own.trim().is_empty() && language::foreign(&own).is_none();
        let input = Input {
            text: &own,
            context: "",
            sentences: &cuts(&doc),
        };
        let said = if means { model.read(&[input]) } else { Vec::new() };
        Self {
            encoder,
            direction: said.first().map(|said| in_bytes(&said.embedding)).unwrap_or_default(),
        }
    }

    /// From -1 to 1; `None` where the two cannot be compared.
    pub fn product(&self, other: &Self) -> Option<f32> {
        let same = self.encoder == other.encoder && self.direction.len() == other.direction.len();
        let length = (product(&self.direction, &self.direction) * product(&other.direction, &other.direction)).sqrt();
        (same && length > 0.0).then(|| product(&self.direction, &other.direction) / length)
    }
}

/// Without the direction, which tells of the words.
impl fmt::Debug for Gist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gist({})", self.encoder)
    }
}

/// Scaled so that the largest part fills a byte.
fn in_bytes(embedding: &[f32]) -> Vec<i8> {
    let largest = embedding.iter().fold(f32::MIN_POSITIVE, |largest, x| largest.max(x.abs()));
    #[allow(clippy::cast_possible_truncation, reason = "between -127 and 127")]
    let byte = |x: &f32| (x / largest * f32::from(i8::MAX)).round() as i8;
    embedding.iter().map(byte).collect()
}

#[allow(clippy::cast_precision_loss, reason = "some hundred products of bytes")]
fn product(a: &[i8], b: &[i8]) -> f32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>() as f32
}

/// Those of the candidates that are like the text, the likest first; of equals the one that stands first among them. A candidate whose gist
/// cannot be compared with the text's is held against its words.
///
/// `from`: the product of two directions from which on one text is like the other.
pub(crate) fn nearest(text: &str, gist: Option<&Gist>, from: f32, among: &[Candidate<'_>]) -> Vec<Near> {
    let doc = Document::new(text);
    let told = words(&doc);
    let likeness = |candidate: &Candidate<'_>| match gist.zip(candidate.gist).and_then(|(a, b)| a.product(b)) {
        Some(product) => (product - from) / (1.0 - from),
        None => (shared(&told, candidate.text) - LIKE_WORDS) / (1.0 - LIKE_WORDS),
    };
    let each = among.iter().enumerate().map(|(at, candidate)| Near {
        at,
        likeness: likeness(candidate).min(1.0),
    });
    let mut near: Vec<Near> = each.filter(|near| near.likeness >= 0.0).collect();
    near.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    near
}

/// The share of content words that two texts have in common.
fn shared(told: &Words<'_>, other: &str) -> f32 {
    let doc = Document::new(other);
    let other = words(&doc);
    let common: f32 = other
        .iter()
        .filter(|(stem, _)| told.contains_key(*stem))
        .map(|(_, weight)| weight)
        .sum();
    let all = |words: &Words<'_>| words.values().sum::<f32>();
    if common < WORDS {
        0.0
    } else {
        common / (all(told) * all(&other)).sqrt()
    }
}

/// The stems of a text's content words, with what each weighs.
fn words<'d>(doc: &'d Document<'_>) -> Words<'d> {
    let weight = |token| if is_topic(doc, token) { TOPIC } else { 1.0 };
    let weighed = doc.tokens().iter().filter_map(|token| Some((content(doc, token)?, weight(token))));
    weighed.collect()
}
