//! Texts read together: their rows go through the encoder as one, their vectors through each head as one, and each text gets its own back.
//!
//! A text of several rows is put together so: a class of a head of kind *any* holds where it holds in one of the rows (the greatest logit); one
//! of several, numbers and the embedding are means, weighted by the pieces in each row. A sentence cut by a row's end is as much as its greatest part.

use std::ops::Range;

use crate::encoder::{Beside, Encoder, Layers, Multiplier};
use crate::heads::{Answers, Heads, Kind, Over};
use crate::output::{Output, Scores};
use crate::row::{Cut, Row};

#[derive(Default)]
pub(crate) struct Batch<'t> {
    texts: Vec<Text<'t>>,
    places: usize,
}

struct Text<'t> {
    /// Which of the caller's texts it is.
    number: usize,
    cut: Cut,
    sentences: &'t [Range<usize>],
}

/// The vectors that heads look at, and where those of each row and each sentence stand.
struct Pooled {
    /// For each row: the vector of its beginning beside the mean of its own places.
    texts: Vec<f32>,
    means: Vec<f32>,
    /// For each part of a sentence in a row: the mean of its places beside the vector of the row's beginning.
    sentences: Vec<f32>,
    /// The sentence of each part, sentences counted through the batch.
    parts: Vec<usize>,
}

struct Asked {
    text: Answers,
    pulls: Answers,
    token: Answers,
    sentence: Answers,
    embedded: Vec<f32>,
    /// The sentence of each row of `sentence`.
    parts: Vec<usize>,
}

/// How far the texts before this one reach.
#[derive(Default)]
struct At {
    row: usize,
    place: usize,
    sentence: usize,
}

impl<'t> Batch<'t> {
    pub(crate) fn add(&mut self, number: usize, cut: Cut, sentences: &'t [Range<usize>]) {
        self.places += cut.rows.iter().map(|row| row.ids.len()).sum::<usize>();
        self.texts.push(Text { number, cut, sentences });
    }

    /// How many places its rows have.
    pub(crate) fn places(&self) -> usize {
        self.places
    }

    pub(crate) fn read(
        self,
        encoder: &Encoder,
        heads: &Heads,
        beside: Option<&Beside>,
        room: &mut Layers,
        by: &mut Multiplier,
    ) -> Vec<(usize, Output)> {
        if self.texts.is_empty() {
            return Vec::new();
        }
        let rows: Vec<&Row> = self.texts.iter().flat_map(|text| &text.cut.rows).collect();
        let states = encoder.states(&rows, beside, room, by);
        let pooled = self.pool(&states, encoder.shape.hidden);
        let mut embedded = Vec::new();
        heads.embed.apply(&pooled.means, &mut embedded, by);
        let asked = Asked {
            text: heads.ask(Over::Text, &pooled.texts, by),
            pulls: heads.pulls(&states, by),
            token: heads.ask(Over::Token, &states, by),
            sentence: heads.ask(Over::Sentence, &pooled.sentences, by),
            embedded,
            parts: pooled.parts,
        };
        let mut at = At::default();
        let mut found = Vec::with_capacity(self.texts.len());
        for text in &self.texts {
            found.push((text.number, text.output(heads, &asked, &at)));
            at.row += text.cut.rows.len();
            at.place += text.cut.rows.iter().map(|row| row.ids.len()).sum::<usize>();
            at.sentence += text.sentences.len();
        }
        found
    }

    fn pool(&self, states: &[f32], hidden: usize) -> Pooled {
        let mut pooled = Pooled {
            texts: Vec::new(),
            means: Vec::new(),
            sentences: Vec::new(),
            parts: Vec::new(),
        };
        let (mut place, mut sentence) = (0, 0);
        for text in &self.texts {
            let first = place;
            for row in &text.cut.rows {
                let own = mean(states, place..place + row.own.len() + 2, hidden);
                pooled.texts.extend_from_slice(&states[place * hidden..][..hidden]);
                pooled.texts.extend_from_slice(&own);
                pooled.means.extend(own);
                place += row.ids.len();
            }
            for range in text.sentences {
                let pieces = &text.cut.pieces;
                let (a, b) = (
                    pieces.partition_point(|p| p.end <= range.start),
                    pieces.partition_point(|p| p.start < range.end),
                );
                let mut begin = first;
                for (i, row) in text.cut.rows.iter().enumerate() {
                    let (from, to) = (a.max(row.own.start), b.min(row.own.end));
                    // A sentence without pieces is asked about once all the same.
                    if from < to || (i == 0 && a >= b) {
                        let inside = if from < to {
                            begin + 1 + from - row.own.start..begin + 1 + to - row.own.start
                        } else {
                            0..0
                        };
                        pooled.sentences.extend(mean(states, inside, hidden));
                        pooled.sentences.extend_from_slice(&states[begin * hidden..][..hidden]);
                        pooled.parts.push(sentence);
                    }
                    begin += row.ids.len();
                }
                sentence += 1;
            }
        }
        pooled
    }
}

impl Text<'_> {
    fn output(&self, heads: &Heads, asked: &Asked, at: &At) -> Output {
        let rows = &self.cut.rows;
        let mut scores = Vec::with_capacity(heads.all.len());
        for (head, class) in heads.places() {
            let n = head.classes.len();
            let mut said = Scores::new(head);
            match head.over {
                Over::Text => {
                    let each = (at.row..).zip(rows).map(|(i, row)| (asked.text.of(i, class, n), row.own.len()));
                    let logits = if head.kind == Kind::Any {
                        greatest(each.map(|(logits, _)| logits), n)
                    } else {
                        weighted(each, n)
                    };
                    said.push(head, &logits);
                    let mut place = at.place;
                    for row in rows {
                        (0..row.own.len()).for_each(|i| said.pulls.extend(asked.pulls.of(place + 1 + i, class, n)));
                        place += row.ids.len();
                    }
                }
                Over::Token => {
                    let mut place = at.place;
                    for row in rows {
                        (0..row.own.len()).for_each(|i| said.push(head, asked.token.of(place + 1 + i, class, n)));
                        place += row.ids.len();
                    }
                }
                Over::Sentence => {
                    for sentence in at.sentence..at.sentence + self.sentences.len() {
                        let parts = asked.parts.partition_point(|&s| s < sentence)..asked.parts.partition_point(|&s| s <= sentence);
                        said.push(head, &greatest(parts.map(|i| asked.sentence.of(i, class, n)), n));
                    }
                }
            }
            scores.push(said);
        }
        let embeddings = asked.embedded.chunks_exact(heads.embed.wide).skip(at.row);
        let mut embedding = weighted(embeddings.zip(rows).map(|(e, row)| (e, row.own.len())), heads.embed.wide);
        let length = embedding.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for x in &mut embedding {
            *x /= length;
        }
        let places = self.cut.pieces.iter().map(|p| p.start..p.end).collect();
        Output {
            heads: heads.all.clone(),
            scores,
            places,
            embedding,
            read: self.cut.read,
        }
    }
}

/// The mean of the vectors at some places; nought of none.
fn mean(states: &[f32], places: Range<usize>, hidden: usize) -> Vec<f32> {
    let each = states[places.start * hidden..places.end * hidden].chunks_exact(hidden);
    weighted(each.map(|state| (state, 1)), hidden)
}

#[allow(clippy::cast_precision_loss, reason = "a text has some thousand pieces at most")]
pub(crate) fn weighted<'a>(each: impl Iterator<Item = (&'a [f32], usize)>, n: usize) -> Vec<f32> {
    let (mut sum, mut total) = (vec![0.0; n], 0);
    for (x, weight) in each {
        // A text without pieces has one row without weight.
        let weight = weight.max(1);
        sum.iter_mut().zip(x).for_each(|(sum, x)| *sum += x * weight as f32);
        total += weight;
    }
    for x in &mut sum {
        *x /= total.max(1) as f32;
    }
    sum
}

pub(crate) fn greatest<'a>(each: impl Iterator<Item = &'a [f32]>, n: usize) -> Vec<f32> {
    let mut most = vec![f32::NEG_INFINITY; n];
    each.for_each(|x| most.iter_mut().zip(x).for_each(|(most, x)| *most = most.max(*x)));
    most
}
