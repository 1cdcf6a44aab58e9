//! What becomes of a promise: kept, slipped with a word to the customer, or broken. It settles once.

use jiff::Timestamp;

use super::{Outcome, Promise, PromiseState, Settlement};
use crate::{Actor, AgentId, Change, Changed, Conversation, DeskError, Happened, Message, PromiseId, Text, Version, Write};

/// A promise that has slipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Slipped {
    /// The word to the customer, as a message.
    pub word: Message,
    /// The promise of the new time.
    pub next: Promise,
}

impl Promise {
    /// It was done. Who keeps a promise late, but before the desk has noticed, has kept it.
    pub fn keep(&mut self, by: AgentId, note: Option<Text>, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_open()?;
        let happened = Happened::PromiseKept { promise: self.id };
        Ok(self.settle(Actor::Agent(by), now, Outcome::Kept { note }, happened))
    }

    /// It will be later: the customer is told so at once, before the old time has passed, and the new time is a promise again.
    pub fn slip(
        &mut self,
        conversation: &mut Conversation,
        new_due: Timestamp,
        word: Text,
        by: AgentId,
        now: Timestamp,
    ) -> Changed<Slipped> {
        self.must_be_open()?;
        if conversation.id != self.conversation {
            return Err(DeskError::Elsewhere);
        }
        if new_due <= now {
            return Err(DeskError::DueInThePast(new_due));
        }
        if let Some(due) = self.due.filter(|due| *due <= now) {
            return Err(DeskError::TooLateToSlip(due));
        }
        if let Some(due) = self.due.filter(|due| new_due <= *due) {
            return Err(DeskError::NotLater(due));
        }
        let (word, told) = conversation.tell(by, word, now);
        let next = Self {
            id: PromiseId::at(now),
            message: word.id,
            by,
            made_at: now,
            quote: word.text.clone(),
            due: Some(new_due),
            follows: Some(self.id),
            version: Version::FIRST,
            ..self.clone()
        };
        let happened = Happened::PromiseSlipped {
            promise: self.id,
            next: next.id,
        };
        let settled = self.settle(Actor::Agent(by), now, Outcome::Slipped { new_due, word: word.id }, happened);
        let change = told.and(settled).and(next.watched(now));
        Ok((Slipped { word, next }, change))
    }

    /// Its time has passed and nobody has said a word.
    pub fn break_(&mut self, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_open()?;
        if self.due.is_none_or(|due| now < due) {
            return Err(DeskError::NotDueYet);
        }
        let happened = Happened::PromiseBroken { promise: self.id };
        Ok(self.settle(Actor::Desk, now, Outcome::Broken { why: None }, happened))
    }

    /// Somebody says why it was broken, which cannot be known when its time passes. They may say it better later.
    pub fn explain(&mut self, why: Text, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        let PromiseState::Settled(Settlement {
            outcome: Outcome::Broken { why: known },
            ..
        }) = &mut self.state
        else {
            return Err(DeskError::NotBroken);
        };
        *known = Some(why);
        self.version = self.version.next();
        let happened = Happened::PromiseExplained { promise: self.id };
        Ok(Change::new(vec![Write::Promise(self.clone())]).event(self.event(Actor::Agent(by), now, happened)))
    }

    /// Says that it is due soon. Changes nothing else.
    pub fn remind(&self, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_open()?;
        Ok(Change::default().event(self.event(Actor::Desk, now, Happened::PromiseDueSoon { promise: self.id })))
    }

    fn must_be_open(&self) -> Result<(), DeskError> {
        match self.state {
            PromiseState::Open => Ok(()),
            PromiseState::Settled(_) => Err(DeskError::AlreadySettled(self.standing().name())),
        }
    }

    fn settle(&mut self, by: Actor, at: Timestamp, outcome: Outcome, happened: Happened) -> Change {
        self.state = PromiseState::Settled(Settlement { by, at, outcome });
        self.version = self.version.next();
        Change::new(vec![Write::Promise(self.clone())]).event(self.event(by, at, happened))
    }
}
