//! A model: vocabulary, encoder, heads, and what was read lately. Texts in, outputs out.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Error;
use crate::batch::Batch;
use crate::cache::{Cache, Key};
use crate::encoder::{Encoder, Multiplier};
use crate::heads::{Head, Heads};
use crate::output::Output;
use crate::pieces::Vocabulary;
use crate::row;
use crate::weights::Weights;

/// Texts are read together until they have this many places: their bytes then stay near the processor.
const TOGETHER: usize = 512;

/// A text to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// What was said before: its last words are read with it. Empty if nothing was.
    pub context: &'t str,
    /// The sentences of the text, in bytes: the rows of heads over sentences, and where a long text is cut.
    pub sentences: &'t [Range<usize>],
}

/// A model ready to read.
pub struct Model {
    vocabulary: Vocabulary,
    encoder: Encoder,
    heads: Heads,
    cache: Mutex<Cache>,
}

impl Model {
    /// Reads the files of a model. `cached`: how many outputs it remembers; one takes some kilobytes.
    pub fn new(weights: &Weights, cached: usize) -> Result<Self, Error> {
        let vocabulary = Vocabulary::from_text(weights.vocabulary)?;
        let encoder = Encoder::read(weights.encoder)?;
        if vocabulary.len > encoder.shape.vocabulary {
            return Err(Error::Shape("vocabulary".to_owned()));
        }
        let heads = Heads::read(weights.heads, encoder.shape.hidden)?;
        Ok(Self {
            vocabulary,
            encoder,
            heads,
            cache: Mutex::new(Cache::new(cached)),
        })
    }

    /// Its heads, in the order of their file.
    pub fn heads(&self) -> &[Head] {
        &self.heads.all
    }

    /// Reads texts, each by itself: the order and the company make no difference.
    pub fn read(&self, inputs: &[Input]) -> Vec<Arc<Output>> {
        let keys: Vec<Key> = inputs.iter().map(|input| self.cache().key(input)).collect();
        let mut found: Vec<_> = keys.iter().map(|&key| self.cache().get(key)).collect();
        let mut by = Multiplier::new();
        let mut batch = Batch::default();
        for (i, input) in inputs.iter().enumerate() {
            if found[i].is_none() {
                batch.add(i, row::cut(&self.vocabulary, input), input.sentences);
            }
            if batch.places() >= TOGETHER || i + 1 == inputs.len() {
                for (i, output) in std::mem::take(&mut batch).read(&self.encoder, &self.heads, &mut by) {
                    let output = Arc::new(output);
                    self.cache().put(keys[i], output.clone());
                    found[i] = Some(output);
                }
            }
        }
        found.into_iter().flatten().collect()
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
