//! The heads: what is asked of the encoder's vectors, and how answers become probabilities.

use std::sync::Arc;

use serde::Deserialize;

use crate::Error;
use crate::encoder::{Linear, Multiplier};
use crate::weights::Tensors;

/// What a head looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Over {
    /// The whole text.
    Text,
    /// Each of its pieces.
    Token,
    /// Each sentence named by the caller.
    Sentence,
}

/// What its classes are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One class holds: the values add up to 1.
    One,
    /// Any number of classes hold: each value is a probability of its own.
    Any,
    /// A measure, no probability.
    Number,
}

/// One head, as its file declares it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// What it looks at.
    pub over: Over,
    /// What its classes are to each other.
    pub kind: Kind,
    /// Their names.
    pub classes: Vec<String>,
    /// For each class the least value that counts as *yes*.
    pub thresholds: Vec<f32>,
    temperatures: Vec<f32>,
    shifts: Vec<f32>,
}

impl Head {
    /// From what the head says to what it means: `(logit + shift) / temperature`, then sigmoid, softmax or as it is.
    pub(crate) fn values(&self, logits: &[f32]) -> Vec<f32> {
        let set = self.temperatures.iter().zip(&self.shifts);
        let mut found: Vec<f32> = logits
            .iter()
            .zip(set)
            .map(|(x, (temperature, shift))| (x + shift) / temperature)
            .collect();
        match self.kind {
            Kind::Number => {}
            Kind::Any => found.iter_mut().for_each(|x| *x = 1.0 / (1.0 + (-*x).exp())),
            Kind::One => {
                let most = found.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                for x in &mut found {
                    *x = (*x - most).exp();
                }
                let sum: f32 = found.iter().sum();
                for x in &mut found {
                    *x /= sum;
                }
            }
        }
        found
    }

    fn whole(&self) -> bool {
        let n = self.classes.len();
        n > 0
            && [&self.thresholds, &self.temperatures, &self.shifts]
                .iter()
                .all(|list| list.len() == n)
            && !self.temperatures.contains(&0.0)
    }
}

/// All heads; those that look at the same thing are one layer.
pub(crate) struct Heads {
    pub(crate) all: Arc<[Head]>,
    text: Linear,
    /// Of the heads over the text, the part that looks at the mean of its places: asked of one place, what that place adds.
    pull: Linear,
    token: Linear,
    sentence: Linear,
    pub(crate) embed: Linear,
}

impl Heads {
    pub(crate) fn read(bytes: &[u8], hidden: usize) -> Result<Self, Error> {
        let (tensors, all) = Tensors::read::<Vec<Head>>(bytes, "heads")?;
        if let Some(head) = all.iter().find(|head| !head.whole()) {
            return Err(Error::Shape(head.name.clone()));
        }
        let together = |over: Over, narrow: usize| -> Result<Linear, Error> {
            let (mut weight, mut bias) = (Vec::new(), Vec::new());
            for head in all.iter().filter(|head| head.over == over) {
                let classes = head.classes.len();
                weight.extend(tensors.floats(&format!("{}.weight", head.name), &[classes, narrow])?);
                bias.extend(tensors.floats(&format!("{}.bias", head.name), &[classes])?);
            }
            if bias.is_empty() {
                return Err(Error::Shape(format!("no head over {over:?}")));
            }
            Ok(Linear::from_floats(&weight, bias, narrow))
        };
        let mut halves = Vec::new();
        for head in all.iter().filter(|head| head.over == Over::Text) {
            let weight = tensors.floats(&format!("{}.weight", head.name), &[head.classes.len(), 2 * hidden])?;
            halves.extend(weight.chunks_exact(2 * hidden).flat_map(|row| row[hidden..].to_vec()));
        }
        let none = vec![0.0; halves.len() / hidden];
        let bias = tensors.any_floats("embed.bias")?;
        let weight = tensors.floats("embed.weight", &[bias.len(), hidden])?;
        Ok(Self {
            text: together(Over::Text, 2 * hidden)?,
            pull: Linear::from_floats(&halves, none, hidden),
            token: together(Over::Token, hidden)?,
            sentence: together(Over::Sentence, 2 * hidden)?,
            embed: Linear::from_floats(&weight, bias, hidden),
            all: all.into(),
        })
    }

    /// Logits of all heads over one kind of thing, row by row, classes in the order of the heads.
    pub(crate) fn ask(&self, over: Over, input: &[f32], by: &mut Multiplier) -> Answers {
        let layer = match over {
            Over::Text => &self.text,
            Over::Token => &self.token,
            Over::Sentence => &self.sentence,
        };
        let mut logits = Vec::new();
        layer.apply(input, &mut logits, by);
        Answers { logits, wide: layer.wide }
    }

    /// What each place adds to the logits of the heads over the text, but for the division by how many places there are.
    pub(crate) fn pulls(&self, states: &[f32], by: &mut Multiplier) -> Answers {
        let mut logits = Vec::new();
        self.pull.apply(states, &mut logits, by);
        Answers {
            logits,
            wide: self.pull.wide,
        }
    }

    /// Each head with the place of its classes in [`Answers`] of its kind.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&Head, usize)> {
        let mut next = [0; 3];
        self.all.iter().map(move |head| {
            let next = &mut next[head.over as usize];
            let at = *next;
            *next += head.classes.len();
            (head, at)
        })
    }
}

/// Rows of logits.
pub(crate) struct Answers {
    logits: Vec<f32>,
    wide: usize,
}

impl Answers {
    pub(crate) fn of(&self, row: usize, at: usize, classes: usize) -> &[f32] {
        &self.logits[row * self.wide + at..][..classes]
    }
}
