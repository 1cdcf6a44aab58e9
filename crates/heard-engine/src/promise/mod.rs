//! Commitments in a reply: who will do what by when.

use heard_text::Document;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use crate::Evidence;
use crate::cue::Hits;

/// Who has committed themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Promisor {
    /// "I will".
    Agent,
    /// "We will".
    Company,
    /// "The carrier will".
    ThirdParty,
}

/// When it is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Due {
    /// The words: "by Friday 5 pm".
    pub evidence: Evidence,
    /// The instant they mean; `None` where the situation gave no time to count from, or the words are vague.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub at: Option<Timestamp>,
}

/// A promise found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PromiseFound {
    /// The whole commitment: "I'll update you by Friday 5 pm".
    pub evidence: Evidence,
    /// Who.
    pub who: Promisor,
    /// What, without the time: "update you".
    pub what: String,
    /// When; `None` where no time was given.
    pub due: Option<Due>,
}

/// The promises in a text sent at `now`.
pub(crate) fn find(_doc: &Document<'_>, _hits: &Hits, _now: Option<&Zoned>) -> Vec<PromiseFound> {
    Vec::new()
}
