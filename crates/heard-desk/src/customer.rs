//! The people who write in.

use jiff::Timestamp;

use crate::{Change, CustomerId, Email, Name, TeamId, TokenHash, Write};

/// Somebody who writes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Their id.
    pub id: CustomerId,
    /// The team they wrote to.
    pub team: TeamId,
    /// What they want to be called.
    pub name: Name,
    /// Where they can be reached. Given, not proven: it opens nothing.
    pub email: Option<Email>,
    /// The hash of the token by which their browser is known again.
    pub token: Option<TokenHash>,
    /// When they first wrote.
    pub met_at: Timestamp,
    /// As whom they are known, where an agent has said that they are the same person.
    pub same_as: Option<CustomerId>,
}

impl Customer {
    /// As whom they are known.
    pub fn person(&self) -> CustomerId {
        self.same_as.unwrap_or(self.id)
    }

    /// Somebody writes for the first time.
    pub fn meet(team: TeamId, name: Name, email: Option<Email>, token: Option<TokenHash>, now: Timestamp) -> (Self, Change) {
        let customer = Self {
            id: CustomerId::at(now),
            team,
            name,
            email,
            token,
            met_at: now,
            same_as: None,
        };
        let change = Change::new(vec![Write::Customer(customer.clone())]);
        (customer, change)
    }
}
