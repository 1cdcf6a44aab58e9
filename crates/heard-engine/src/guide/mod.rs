//! The next best step in the practice, with a way to begin. Suggests; never writes the reply.

mod next;
mod person;
mod starters;
mod words;

use serde::{Deserialize, Serialize};

use crate::{Appraisal, Evidence, PromiseFound};
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
