//! What the cues say of a message, before it is weighed into a reading.

use heard_text::Span;

use crate::{AskKind, Feeling, Flag};

/// How far something is supported, 0–1, and by which words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Support {
    /// 0–1.
    pub(super) weight: f32,
    /// The words, strongest first.
    pub(super) words: Vec<Span>,
}

impl Support {
    /// Adds independent support: what is left of the doubt is multiplied by this source's doubt.
    pub(super) fn add(&mut self, weight: f32, words: impl IntoIterator<Item = Span>) {
        let stronger = weight > self.weight;
        self.weight = 1.0 - (1.0 - self.weight) * (1.0 - weight.clamp(0.0, 1.0));
        for span in words {
            if self.words.len() < MOST_WORDS && !self.words.iter().any(|w| w.contains(span)) {
                let at = if stronger { 0 } else { self.words.len() };
                self.words.insert(at, span);
            }
        }
    }
}

/// Quotations kept for one feeling.
const MOST_WORDS: usize = 4;

/// What a clause does, each 0 upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Roles {
    /// It states what is wrong.
    pub(super) problem: f32,
    /// It states what is wanted, by request or question.
    pub(super) want: f32,
    /// It states why it matters.
    pub(super) impact: f32,
    /// It only complains, without saying of what.
    pub(super) venting: f32,
    /// It tells of effort spent, not of what is wrong.
    pub(super) tried: bool,
    /// It is courtesy: greeting, thanks, please.
    pub(super) courtesy: f32,
}

/// What is said of one message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Signals {
    /// Support for each feeling, in the order of [`Feeling::ALL`]; that of neutral is not used.
    pub(super) felt: [Support; 9],
    /// How strongly it is said: 0 cool; 1 mild, 2 clear, 4 strong.
    pub(super) heat: f32,
    /// What each clause does, one entry a clause.
    pub(super) roles: Vec<Roles>,
    /// Impact more exactly than by clause.
    pub(super) impacts: Vec<(f32, Span)>,
    /// Support for each kind of ask.
    pub(super) asks: Vec<(AskKind, f32, Span)>,
    /// Words that raise a flag; the first of each counts.
    pub(super) flags: Vec<(Flag, Span)>,
    /// An insult, a superlative or shouting: what makes a feeling strong.
    pub(super) strong: bool,
    /// Leaving is announced, matter of fact.
    pub(super) leaves_calmly: bool,
    /// The company failed the person, or a real hardship is stated.
    pub(super) failed: Option<Span>,
}

impl Signals {
    /// Support for a feeling.
    pub(super) fn felt(&self, feeling: Feeling) -> &Support {
        &self.felt[feeling as usize]
    }
}
