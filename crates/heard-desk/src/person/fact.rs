//! What a customer told once: kept with them, amended, forgotten.

use jiff::Timestamp;

use super::Person;
use crate::{Actor, AgentId, Change, Changed, CustomerId, DeskError, FactId, Happened, Line, Message, MessageId, TeamId, Version, Write};

/// Something that a customer told, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// Who keeps it.
    pub team: TeamId,
    /// Of whom: as whom they are known.
    pub customer: CustomerId,
    /// Which way in which they came told it. It goes along where that turns out to be somebody else.
    pub told_as: CustomerId,
    /// What it is about.
    pub kind: FactKind,
    /// The fact: “Bed frame KT-4471”.
    pub line: Line,
    /// The message that said it, where one did.
    pub said_in: Option<MessageId>,
    /// Who noted it.
    pub noted_by: AgentId,
    /// When.
    pub noted_at: Timestamp,
    /// Who amended it last, and when.
    pub amended: Option<(AgentId, Timestamp)>,
    /// How often it was written.
    pub version: Version,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// What they ordered, booked or hold, with its number.
    Order,
    /// What they use.
    Device,
    /// What their life is like, as far as it matters here.
    Situation,
    /// How they like things done.
    Preference,
    /// The name by which they want to be called.
    Called,
    /// How their name is said.
    Pronunciation,
    /// Anything else.
    Other,
}

impl FactKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Order,
        Self::Device,
        Self::Situation,
        Self::Preference,
        Self::Called,
        Self::Pronunciation,
        Self::Other,
    ];

    /// The name used in JSON, in stores and by the coach.
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Device => "device",
            Self::Situation => "situation",
            Self::Preference => "preference",
            Self::Called => "called",
            Self::Pronunciation => "pronunciation",
            Self::Other => "other",
        }
    }

    /// The kind of this name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Fact {
    /// What the fact says, whatever its case: two facts of a person and a kind never say the same.
    pub fn folded(&self) -> String {
        self.line.to_lowercase()
    }

    /// As the coach is told it: `order: Bed frame KT-4471`.
    pub fn told(&self) -> String {
        format!("{}: {}", self.kind.name(), self.line.as_str())
    }

    /// What they want to be called, where it is known; what was said last counts.
    pub fn called(facts: &[Self]) -> Option<&str> {
        let said = facts.iter().rev().find(|fact| fact.kind == FactKind::Called);
        said.map(|fact| fact.line.as_str())
    }
}

impl Person {
    /// An agent notes what the customer told, in a message of theirs where `said_in` is given; otherwise by the way that is named.
    pub fn note(
        &self,
        told_as: CustomerId,
        kind: FactKind,
        line: Line,
        said_in: Option<&Message>,
        by: AgentId,
        now: Timestamp,
    ) -> Changed<Fact> {
        let told_as = match said_in.map(Message::author) {
            None => told_as,
            Some(Actor::Customer(from)) => from,
            Some(Actor::Agent(_) | Actor::Desk) => return Err(DeskError::NotTheCustomers),
        };
        if !self.is(told_as) {
            return Err(DeskError::NotTheCustomers);
        }
        let fact = Fact {
            id: FactId::at(now),
            team: self.customer.team,
            customer: self.customer.id,
            told_as,
            kind,
            line,
            said_in: said_in.map(|message| message.id),
            noted_by: by,
            noted_at: now,
            amended: None,
            version: Version::FIRST,
        };
        self.must_be_new(&fact)?;
        let happened = Happened::FactNoted {
            customer: self.customer.id,
            fact: fact.id,
        };
        let change = Change::new(vec![Write::Fact(fact.clone())]).event(self.event(by, now, happened));
        Ok((fact, change))
    }

    /// An agent puts a fact right. Said as it was, nothing changes.
    pub fn amend(&self, fact: FactId, kind: FactKind, line: Line, by: AgentId, now: Timestamp) -> Changed<Fact> {
        let was = self.fact(fact)?;
        if (was.kind, &was.line) == (kind, &line) {
            return Ok((was.clone(), Change::default()));
        }
        let amended = Fact {
            kind,
            line,
            amended: Some((by, now)),
            version: was.version.next(),
            ..was.clone()
        };
        self.must_be_new(&amended)?;
        let happened = Happened::FactAmended {
            customer: self.customer.id,
            fact,
        };
        let change = Change::new(vec![Write::Fact(amended.clone())]).event(self.event(by, now, happened));
        Ok((amended, change))
    }

    /// An agent forgets a fact: it is gone for good.
    pub fn forget(&self, fact: FactId, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        let fact = self.fact(fact)?.id;
        let happened = Happened::FactForgotten {
            customer: self.customer.id,
            fact,
        };
        Ok(Change::new(vec![Write::ForgetFact(fact)]).event(self.event(by, now, happened)))
    }

    /// Whether another fact says the same.
    pub(super) fn knows(&self, fact: &Fact) -> bool {
        let same = |known: &Fact| known.id != fact.id && known.kind == fact.kind && known.folded() == fact.folded();
        self.facts.iter().any(same)
    }

    fn must_be_new(&self, fact: &Fact) -> Result<(), DeskError> {
        if self.knows(fact) { Err(DeskError::KnownAlready) } else { Ok(()) }
    }

    fn fact(&self, id: FactId) -> Result<&Fact, DeskError> {
        self.facts.iter().find(|fact| fact.id == id).ok_or(DeskError::Elsewhere)
    }
}
