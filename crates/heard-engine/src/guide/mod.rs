//! The next best step in the practice, with a way to begin.

use serde::{Deserialize, Serialize};

use crate::{Appraisal, Evidence, Reading, Situation};

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

/// The next best step for a conversation and its draft.
pub(crate) fn guide(_situation: &Situation<'_>, reading: &Reading, _appraisal: &Appraisal) -> Guidance {
    Guidance {
        step: Step::Understand,
        reason: String::new(),
        evidence: reading.problem.first().cloned(),
        starters: Vec::new(),
        practice: vec!["L6".to_owned()],
    }
}

/// A sentence or two that see what the customer faces, in their own words.
pub(crate) fn acknowledgement(heard: &Reading) -> String {
    let words = heard.empathy.evidence.as_ref().or(heard.impact.first()).or(heard.problem.first());
    match words {
        Some(words) => format!(
            "I am sorry. You wrote {}, and I take that seriously.",
            crate::rules::quoted(&words.quote)
        ),
        None => "I am sorry about this.".to_owned(),
    }
}
