//! What becomes of a need: met by a message, set aside with a reason, or open again.

use jiff::Timestamp;

use super::{Need, NeedState, NeedTurn};
use crate::{Actor, AgentId, Change, DeskError, Happened, Message, NeedStanding, Quote, Text, Write};

impl Need {
    /// A message has met it: the desk has read so, an agent says so, or the customer thanks.
    pub fn meet(&mut self, message: &Message, words: Option<Quote>, by: Actor, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_open()?;
        if message.conversation != self.conversation {
            return Err(DeskError::Elsewhere);
        }
        let met = NeedState::Met { by: message.id, words };
        Ok(self.turn(by, now, met, Happened::NeedMet { need: self.id }))
    }

    /// It is not to be met, or was never there: an agent says so, and why.
    pub fn set_aside(&mut self, why: Text, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_open()?;
        let happened = Happened::NeedSetAside { need: self.id };
        Ok(self.turn(Actor::Agent(by), now, NeedState::SetAside { why }, happened))
    }

    /// It waits after all: an agent says so, or the customer, to whom it is not yet all right.
    pub fn reopen(&mut self, by: Actor, now: Timestamp) -> Result<Change, DeskError> {
        if self.is_open() {
            return Err(DeskError::NeedIsOpen);
        }
        let happened = Happened::NeedReopened { need: self.id };
        Ok(self.turn(by, now, NeedState::Open, happened))
    }

    fn must_be_open(&self) -> Result<(), DeskError> {
        match self.standing() {
            NeedStanding::Open => Ok(()),
            NeedStanding::Met => Err(DeskError::NeedIsSettled("met")),
            NeedStanding::SetAside => Err(DeskError::NeedIsSettled("set aside")),
        }
    }

    fn turn(&mut self, by: Actor, at: Timestamp, to: NeedState, happened: Happened) -> Change {
        self.turns.push(NeedTurn { by, at, to });
        self.version = self.version.next();
        Change::new(vec![Write::Need(self.clone())]).event(self.event(by, at, happened))
    }
}
