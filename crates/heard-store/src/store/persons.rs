//! Reading what is known of people, and removing it.

use std::collections::BTreeMap;

use async_trait::async_trait;
use heard_desk::{Conversation, CustomerId, Erasure, ErasureId, Fact, FactId, Person, TeamId};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Of, StoreError};

/// Reading people: a customer by any of the ways in which they came.
#[async_trait]
pub trait Persons {
    /// The person that a customer is, with all ways and facts.
    async fn person(&self, customer: CustomerId) -> Result<Option<Person>, StoreError>;

    /// One fact.
    async fn fact(&self, id: FactId) -> Result<Option<Fact>, StoreError>;

    /// The conversations of the person that a customer is, the one begun last first.
    async fn conversations_of(&self, customer: CustomerId) -> Result<Vec<Conversation>, StoreError>;

    /// The last conversations of others in the team who have the person's name or address: they may be the same person.
    async fn alike(&self, person: &Person, limit: u32) -> Result<Vec<Of<Conversation>>, StoreError>;

    /// Everything that is held of the person that a customer is; `None` where there is no such customer.
    async fn held(&self, customer: CustomerId) -> Result<Option<Held>, StoreError>;

    /// The receipt of an erasure.
    async fn receipt(&self, id: ErasureId) -> Result<Option<Receipt>, StoreError>;

    /// The receipts of a team's erasures, the latest first, at most `limit`.
    async fn receipts(&self, team: TeamId, limit: u32) -> Result<Vec<Receipt>, StoreError>;
}

/// Everything that is held of a person: the rows of every table, in the tables' own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Held(pub BTreeMap<&'static str, Vec<Map<String, Value>>>);

/// That somebody was erased, and how much it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// When and by whom.
    pub erasure: Erasure,
    /// How many rows of which table were removed.
    pub removed: BTreeMap<String, u64>,
}
