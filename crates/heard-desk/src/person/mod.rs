//! A person: a customer with every way in which they came, and what is known of them.
//!
//! Somebody who writes from another browser is another customer at first. Where an agent says that two are the same person, the conversations and
//! facts of both are shown as one. Nothing that was said moves, and no token opens more than before: what an agent believes is no proof.

mod erase;
mod fact;
mod same;
mod two;

use jiff::Timestamp;

pub use erase::Erasure;
pub use fact::{Fact, FactKind};

use crate::{AgentId, Customer, CustomerId, Event, Happened};

/// A customer with every way in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As whom they are known.
    pub customer: Customer,
    /// The other ways in which they came, the oldest first.
    pub others: Vec<Customer>,
    /// What is known of them, the oldest first.
    pub facts: Vec<Fact>,
}

impl Person {
    /// Every way in which they came.
    pub fn ways(&self) -> impl Iterator<Item = &Customer> {
        std::iter::once(&self.customer).chain(&self.others)
    }

    fn is(&self, customer: CustomerId) -> bool {
        self.ways().any(|way| way.id == customer)
    }

    fn event(&self, by: AgentId, at: Timestamp, what: Happened) -> Event {
        Event {
            team: self.customer.team,
            conversation: None,
            by: by.into(),
            at,
            what,
        }
    }
}
