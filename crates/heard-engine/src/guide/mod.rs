//! The next best step in the practice, with a way to begin. Suggests; never writes the reply.

mod four_steps;
mod next;
mod person;
mod starters;
mod words;

use serde::{Deserialize, Serialize};

use crate::{Appraisal, Evidence, PromiseFound};
pub use four_steps::Thought;
pub(crate) use next::guide;
pub(crate) use starters::acknowledgement;

/// Steps of the practice, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Let them tell; ask openly.
    Listen,
    /// Say back what is wrong and why it matters.
    Understand,
    /// Name the feeling and call it legitimate.
    Validate,
    /// Say what happened and what is known.
    Explain,
    /// Two ways, and the customer chooses.
    Offer,
    /// Check back.
    FollowUp,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Listen,
        Self::Understand,
        Self::Validate,
        Self::Explain,
        Self::Offer,
        Self::FollowUp,
    ];

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Listen => "listen",
            Self::Understand => "understand",
            Self::Validate => "validate",
            Self::Explain => "explain",
            Self::Offer => "offer",
            Self::FollowUp => "follow_up",
        }
    }
}

/// The next best step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Guidance {
    /// Which.
    pub step: Step,
    /// Why now, one sentence.
    pub reason: String,
    /// The customer's words that it rests on.
    pub evidence: Option<Evidence>,
    /// Ways to begin, made of the customer's own words.
    pub starters: Vec<String>,
    /// Ids of `practice` lines.
    pub practice: Vec<String>,
    /// The four steps to think through before writing, where the conversation is hard; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub four_steps: Vec<Thought>,
}

/// What a composer shows beside a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Coaching {
    /// All that there is to say of the draft.
    pub appraisal: Appraisal,
    /// The next best step.
    pub guidance: Guidance,
    /// What it promises.
    pub promises: Vec<PromiseFound>,
}
