//! The nine feelings of a service conversation.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// A feeling that a customer shows. Primary vocabulary of every reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Feeling {
    /// Hostile, accusing or swearing.
    Anger,
    /// Annoyed, fed up, blocked.
    Frustration,
    /// Let down, expected better.
    Disappointment,
    /// Sad, grieving, hurt.
    Sadness,
    /// Worried about what will happen.
    Anxiety,
    /// Does not understand.
    Confusion,
    /// Thankful.
    Gratitude,
    /// Glad, delighted.
    Joy,
    /// Matter of fact; no feeling shown.
    Neutral,
}

impl Feeling {
    /// All nine, in the order of declaration.
    pub const ALL: [Self; 9] = [
        Self::Anger,
        Self::Frustration,
        Self::Disappointment,
        Self::Sadness,
        Self::Anxiety,
        Self::Confusion,
        Self::Gratitude,
        Self::Joy,
        Self::Neutral,
    ];

    /// −1 unpleasant, 0 neutral, +1 pleasant.
    pub fn sign(self) -> i8 {
        match self {
            Self::Anger | Self::Frustration | Self::Disappointment | Self::Sadness | Self::Anxiety | Self::Confusion => -1,
            Self::Neutral => 0,
            Self::Gratitude | Self::Joy => 1,
        }
    }

    /// The name used in JSON, Parquet and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anger => "anger",
            Self::Frustration => "frustration",
            Self::Disappointment => "disappointment",
            Self::Sadness => "sadness",
            Self::Anxiety => "anxiety",
            Self::Confusion => "confusion",
            Self::Gratitude => "gratitude",
            Self::Joy => "joy",
            Self::Neutral => "neutral",
        }
    }
}

/// One feeling in a message, with how sure the engine is and the words that show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Felt {
    /// Which.
    pub feeling: Feeling,
    /// Confidence, 0–1.
    pub probability: f32,
    /// The words that show it; empty for neutral.
    pub evidence: Vec<Evidence>,
}
