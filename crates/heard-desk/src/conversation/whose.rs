//! Whose a conversation is: taken, taken over, given back. Everybody sees whose it is, for that is work; what it was to carry is told only to
//! who carried it.

use jiff::{SignedDuration, Timestamp};

use super::{Conversation, ConversationState};
use crate::care::{Carried, is_hard};
use crate::{Actor, AgentId, Change, DeskError, Happened, Write};

/// For how long a conversation that was answered counts once towards what its agent has carried.
const ONCE: SignedDuration = SignedDuration::from_hours(1);

/// For how long somebody who gave a conversation back is not given it again.
pub const SPARED: SignedDuration = SignedDuration::from_mins(30);

/// Who has a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub by: AgentId,
    /// Since when.
    pub at: Timestamp,
    /// When it last counted towards what they have carried, and whether it was hard then. Theirs to know.
    pub carried: Carried,
}

/// Somebody who gave a conversation back. Nobody is asked why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declined {
    /// Who.
    pub by: AgentId,
    /// When.
    pub at: Timestamp,
}

impl Conversation {
    /// Whose it is.
    pub fn with(&self) -> Option<AgentId> {
        self.taken.map(|taken| taken.by)
    }

    /// Takes it: from the queue, or `from` the colleague whose the taker believes it to be. Refused where somebody else was quicker.
    pub fn take(&mut self, by: AgentId, from: Option<AgentId>, now: Timestamp) -> Result<Change, DeskError> {
        self.is_open()?;
        match self.with() {
            Some(holder) if holder == by => return Err(DeskError::AlreadyYours),
            holder if holder != from => return Err(DeskError::TakenMeanwhile),
            _ => {}
        }
        let carried = self.give_to(by, now);
        let change = self.changed(vec![Write::Carried(carried)]);
        Ok(change.event(self.event(Actor::Agent(by), now, Happened::Taken)))
    }

    /// Gives it back to the queue. It is not given to them again for a while.
    pub fn give_back(&mut self, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        self.is_with(by)?;
        self.leave(by, now);
        let change = self.changed(vec![]);
        Ok(change.event(self.event(Actor::Agent(by), now, Happened::GivenBack)))
    }

    /// Who gave it back lately, and is not given it now.
    pub fn declined_by(&self, now: Timestamp) -> Vec<AgentId> {
        let lately = |declined: &&Declined| now.duration_since(declined.at) < SPARED;
        self.declined.iter().filter(lately).map(|declined| declined.by).collect()
    }

    /// Whoever answers what nobody has takes it; who has it carries on, which counts once an hour, and anew once it has become hard.
    pub(super) fn carry(&mut self, by: AgentId, now: Timestamp) -> Option<Write> {
        let hard = is_hard(&self.glance);
        match &mut self.taken {
            None => Some(Write::Carried(self.give_to(by, now))),
            Some(taken) if taken.by == by => {
                let counts = now.duration_since(taken.carried.at) < ONCE && (taken.carried.hard || !hard);
                (!counts).then(|| {
                    taken.carried = Carried { agent: by, at: now, hard };
                    Write::Carried(taken.carried)
                })
            }
            Some(_) => None,
        }
    }

    pub(crate) fn give_to(&mut self, agent: AgentId, now: Timestamp) -> Carried {
        let carried = Carried {
            agent,
            at: now,
            hard: is_hard(&self.glance),
        };
        self.taken = Some(Taken {
            by: agent,
            at: now,
            carried,
        });
        self.declined.retain(|declined| declined.by != agent);
        carried
    }

    pub(crate) fn leave(&mut self, by: AgentId, now: Timestamp) {
        self.taken = None;
        self.declined.retain(|declined| declined.by != by);
        self.declined.push(Declined { by, at: now });
    }

    pub(crate) fn is_open(&self) -> Result<(), DeskError> {
        match self.state {
            ConversationState::Open => Ok(()),
            ConversationState::Closed { .. } => Err(DeskError::Closed),
        }
    }

    fn is_with(&self, agent: AgentId) -> Result<(), DeskError> {
        if self.with() == Some(agent) {
            Ok(())
        } else {
            Err(DeskError::NotWithYou)
        }
    }
}
