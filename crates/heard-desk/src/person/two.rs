//! Two customers are two people after all.

use jiff::Timestamp;

use super::{Fact, Person};
use crate::{AgentId, Change, CustomerId, DeskError, Happened, Write};

impl Person {
    /// An agent takes it back that a customer is this person. Each is known for themselves again, with what was noted of them; what both had told
    /// alike was kept once, and stays with the one of whom it was kept. Where it is the one as whom they were known, the others stay one person.
    pub fn is_not(&self, customer: CustomerId, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        if !self.is(customer) {
            return Err(DeskError::Elsewhere);
        }
        let leaves = |way: CustomerId| (way == customer) != (self.customer.id == customer);
        let leaving: Vec<CustomerId> = self.ways().map(|way| way.id).filter(|way| leaves(*way)).collect();
        let first = *leaving.first().ok_or(DeskError::NobodyElse)?;
        let moved = self.facts.iter().filter(|fact| leaves(fact.told_as)).map(|fact| {
            Write::Fact(Fact {
                customer: first,
                version: fact.version.next(),
                ..fact.clone()
            })
        });
        let person = self.customer.id;
        let writes = std::iter::once(Write::TwoPersons { person, leaving }).chain(moved);
        let happened = Happened::TwoPersons { customer: first, person };
        Ok(Change::new(writes.collect()).event(self.event(by, now, happened)))
    }
}
