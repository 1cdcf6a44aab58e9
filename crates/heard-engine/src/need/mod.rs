//! What the customer needs, in two ledgers, and which words of a draft answer it.

mod answered;
mod open;

use serde::{Deserialize, Serialize};

use crate::Evidence;
pub(crate) use answered::held_against;
pub(crate) use open::needs;

/// The ledger a need stands in. The two are met separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ledger {
    /// The refund, the answer, the repair.
    Rational,
    /// To be taken seriously, told the truth, given a say.
    Emotional,
}

/// Kinds of need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    /// A question wants its answer.
    Answer,
    /// A problem wants a next step.
    Solution,
    /// They want to know when.
    Time,
    /// They want to choose.
    Choice,
    /// A feeling wants to be seen.
    Acknowledgement,
    /// What it cost them wants to be seen.
    Impact,
    /// A failure wants to be owned.
    Ownership,
    /// The story must not be told again.
    NotRepeating,
    /// A worry wants certainty, honest where there is none.
    Reassurance,
}

impl NeedKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Solution => "solution",
            Self::Time => "time",
            Self::Choice => "choice",
            Self::Acknowledgement => "acknowledgement",
            Self::Impact => "impact",
            Self::Ownership => "ownership",
            Self::NotRepeating => "not_repeating",
            Self::Reassurance => "reassurance",
        }
    }

    /// The ledger it stands in.
    pub fn ledger(self) -> Ledger {
        match self {
            Self::Answer | Self::Solution | Self::Time | Self::Choice => Ledger::Rational,
            Self::Acknowledgement | Self::Impact | Self::Ownership | Self::NotRepeating | Self::Reassurance => Ledger::Emotional,
        }
    }
}

/// Something the customer needs, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Need {
    /// Its kind.
    pub kind: NeedKind,
    /// Its ledger.
    pub ledger: Ledger,
    /// One line for the screen: "To be told when it comes".
    pub label: String,
    /// The customer's words, in the customer's latest text.
    pub evidence: Evidence,
}

/// A need held against a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedState {
    /// The need.
    pub need: Need,
    /// The words of the draft that answer it; `None` while unanswered.
    pub answered_by: Option<Evidence>,
}
