//! Two customers are one person.

use jiff::Timestamp;

use super::{Fact, Person};
use crate::{AgentId, Change, DeskError, Happened, Write};

impl Person {
    /// An agent says that this is the same person as another, as whom they are known from now on. What was known of both is known once.
    pub fn is_same_as(&self, other: &Self, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        if self.customer.team != other.customer.team {
            return Err(DeskError::Elsewhere);
        }
        if other.is(self.customer.id) {
            return Err(DeskError::SameAlready);
        }
        let (customer, person) = (self.customer.id, other.customer.id);
        let moved = self.facts.iter().map(|fact| {
            if other.knows(fact) {
                return Write::ForgetFact(fact.id);
            }
            Write::Fact(Fact {
                customer: person,
                version: fact.version.next(),
                ..fact.clone()
            })
        });
        let writes = std::iter::once(Write::SamePerson { customer, person }).chain(moved);
        let happened = Happened::SamePerson { customer, person };
        Ok(Change::new(writes.collect()).event(self.event(by, now, happened)))
    }
}
