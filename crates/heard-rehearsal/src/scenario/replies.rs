//! Replies that a scenario brings for the simulation: five ways of answering, best first.

use schemars::JsonSchema;
use serde::Deserialize;

/// The five ways of answering.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policies {
    /// Sees the person, solves the matter.
    pub excellent: Replies,
    /// Short and kind, solves the matter.
    pub decent: Replies,
    /// Phrases that fit anybody.
    pub stock: Replies,
    /// Correct, without any feeling.
    pub cold: Replies,
    /// Blames, belittles, shrugs.
    pub harmful: Replies,
}

/// One way of answering.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replies {
    /// To the opening.
    pub first: Vec<String>,
    /// To the second message.
    pub then: Vec<String>,
    /// To whatever comes after.
    pub last: Vec<String>,
}

impl Policies {
    /// The names, best first.
    pub const NAMES: [&str; 5] = ["excellent", "decent", "stock", "cold", "harmful"];

    /// The five with their names, best first.
    pub fn all(&self) -> [(&'static str, &Replies); 5] {
        let [excellent, decent, stock, cold, harmful] = Self::NAMES;
        [
            (excellent, &self.excellent),
            (decent, &self.decent),
            (stock, &self.stock),
            (cold, &self.cold),
            (harmful, &self.harmful),
        ]
    }
}
