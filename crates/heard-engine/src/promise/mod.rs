//! Commitments in a reply: who will do what by when.
//!
//! A head ("I will", "the courier will", "you'll have") opens a promise; its clause holds what and when. Decisions:
//! - "we'll see" and "we'll do all we can" are promises without a due time; "we can", "happy to" and hopes are none.
//! - "I'll call the courier and let you know by 5" is one promise. It is two where both halves carry their own time.
//! - "we won't charge you again" promises that something stays away; every other refusal promises nothing.
//! - A condition on the customer ("if you send a photo, we'll refund you") leaves the promise standing.

mod clause;
mod find;
mod head;
#[cfg(test)]
mod tests;
mod when;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Evidence;

pub(crate) use find::find;

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
