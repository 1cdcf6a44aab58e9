//! All that the engine says of a draft in its situation.

use serde::{Deserialize, Serialize};

use crate::{ActFound, Evidence, Language, NeedState};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// Likely to cost trust.
    Warning,
    /// Likely to hurt.
    Error,
}

/// How a suggestion may be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// Can be applied as it is.
    Safe,
    /// Apply and read again: it holds a blank or a claim only the agent can check.
    Check,
    /// A thought, not a replacement.
    Idea,
}

/// A better wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// What to write in place of the finding's span; for [`Applicability::Idea`] the thought itself.
    pub text: String,
    /// How it may be applied.
    pub applicability: Applicability,
}

/// One remark on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    /// The rule's id, such as `stock-phrase`.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// The rule's title, one short sentence.
    pub title: String,
    /// Why here, in the words of both.
    pub message: String,
    /// The words of the draft; for something missing, the place where it is missed (may be empty at the start of the draft).
    pub evidence: Evidence,
    /// The customer's words that it is about, where there are such.
    pub customer: Option<Evidence>,
    /// Ids of `practice` lines, such as `V2`.
    pub practice: Vec<String>,
    /// Short citations, such as "Packard & Berger 2021".
    pub cites: Vec<String>,
    /// Better wordings, best first.
    pub suggestions: Vec<Suggestion>,
}

/// Something in the draft that helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Strength {
    /// What it does, one short sentence.
    pub title: String,
    /// The words of the draft.
    pub evidence: Evidence,
    /// Ids of `practice` lines.
    pub practice: Vec<String>,
    /// Short citations.
    pub cites: Vec<String>,
}

/// Empathy as needed × given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Empathy {
    /// Whether a decent person would acknowledge something here.
    pub needed: bool,
    /// The customer's words that make it so.
    pub because: Option<Evidence>,
    /// 0 none; 1 weak (stock apology, generic understanding); 2 strong (specific: names what they feel or face).
    pub given: u8,
    /// The draft's words that give it.
    pub evidence: Option<Evidence>,
}

/// One visible addend of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Part {
    /// What it counts.
    pub label: String,
    /// Points got.
    pub got: f32,
    /// Points that could be got; 0 for a deduction.
    pub of: f32,
}

/// A score, the visible sum of its parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Score {
    /// Σ got ÷ Σ of, clamped to 0–1; 1 where nothing was needed and nothing hurts.
    pub value: f32,
    /// What it is the sum of.
    pub parts: Vec<Part>,
}

/// All that the engine says of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Appraisal {
    /// Remarks, in the order of the text.
    pub findings: Vec<Finding>,
    /// What helps, in the order of the text.
    pub strengths: Vec<Strength>,
    /// What the sentences do, in the order of the text.
    pub acts: Vec<ActFound>,
    /// What the customer needs, and which words answer it.
    pub needs: Vec<NeedState>,
    /// Empathy, needed and given.
    pub empathy: Empathy,
    /// How far emotional needs are met.
    pub emotional: Score,
    /// How far rational needs are met.
    pub rational: Score,
    /// The language of the draft or of the customer's words, where it is not English: then nothing was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}
