//! Everything that is held of a person is removed, and a receipt without a word of it stays.

use jiff::Timestamp;

use super::Person;
use crate::{AgentId, Change, Changed, DeskError, ErasureId, Happened, Name, TeamId, Write};

/// That somebody was erased: when and by whom, not who. A store adds how much it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Its id.
    pub id: ErasureId,
    /// Whose customer it was.
    pub team: TeamId,
    /// Who did it.
    pub by: AgentId,
    /// When.
    pub at: Timestamp,
}

impl Person {
    /// An agent erases the person with everything that is held of them. The name is typed, so that nobody is erased by a slip.
    pub fn erase(&self, typed: &str, by: AgentId, now: Timestamp) -> Changed<Erasure> {
        let typed = Name::new(typed)?.to_lowercase();
        if !self.ways().any(|way| way.name.to_lowercase() == typed) {
            return Err(DeskError::NotTheirName);
        }
        let erasure = Erasure {
            id: ErasureId::at(now),
            team: self.customer.team,
            by,
            at: now,
        };
        let customer = self.customer.id;
        let writes = vec![Write::Erase {
            customer,
            receipt: erasure.clone(),
        }];
        let gone = self.ways().map(|way| self.event(by, now, Happened::Erased { customer: way.id }));
        let change = gone.fold(Change::new(writes), Change::event);
        Ok((erasure, change))
    }
}
