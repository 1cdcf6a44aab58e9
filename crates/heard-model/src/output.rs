//! What the model says of one text. Numbers and places only.

use std::ops::Range;
use std::sync::Arc;

use crate::heads::Head;

/// What all heads say of one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    pub(crate) heads: Arc<[Head]>,
    /// In the order of the heads.
    pub(crate) scores: Vec<Scores>,
    /// The bytes of each piece of the text: the rows of heads over tokens.
    pub places: Vec<Range<usize>>,
    /// A vector of length 1: texts of like meaning have a large product.
    pub embedding: Vec<f32>,
    /// How many bytes of the text were read: all, but for very long texts.
    pub read: usize,
}

impl Output {
    /// What the head of this name says; `None` if the model has no such head.
    pub fn scores(&self, head: &str) -> Option<&Scores> {
        let at = self.heads.iter().position(|h| h.name == head)?;
        self.scores.get(at)
    }

    /// The place of a class among those of its head.
    pub fn class(&self, head: &str, class: &str) -> Option<usize> {
        let head = self.heads.iter().find(|h| h.name == head)?;
        head.classes.iter().position(|c| c == class)
    }

    /// The value of a class of a head over the whole text.
    pub fn value(&self, head: &str, class: &str) -> Option<f32> {
        self.scores(head)?.values(0).get(self.class(head, class)?).copied()
    }
}

/// What one head says: one row for the text, or one a token, or one a sentence; in each row one number a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    pub(crate) classes: usize,
    pub(crate) logits: Vec<f32>,
    pub(crate) pulls: Vec<f32>,
    pub(crate) values: Vec<f32>,
}

impl Scores {
    pub(crate) fn new(head: &Head) -> Self {
        Self {
            classes: head.classes.len(),
            logits: Vec::new(),
            values: Vec::new(),
            pulls: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, head: &Head, logits: &[f32]) {
        self.values.extend(head.values(logits));
        self.logits.extend(logits);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.logits.len() / self.classes
    }

    /// Calibrated values of a row: probabilities, or measures of a head of kind *number*. Empty where there is no such row.
    pub fn values(&self, row: usize) -> &[f32] {
        self.values.get(row * self.classes..(row + 1) * self.classes).unwrap_or_default()
    }

    /// Of a head over the text: how much a piece speaks for each class. The mean over all pieces, beside what the text's beginning says, is the logit.
    pub fn pulls(&self, piece: usize) -> &[f32] {
        self.pulls.get(piece * self.classes..(piece + 1) * self.classes).unwrap_or_default()
    }

    /// What the head said before calibration.
    pub fn logits(&self, row: usize) -> &[f32] {
        self.logits.get(row * self.classes..(row + 1) * self.classes).unwrap_or_default()
    }
}
