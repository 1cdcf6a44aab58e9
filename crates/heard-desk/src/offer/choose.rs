//! What becomes of an offer: chosen, chosen otherwise, acted on, or withdrawn.

use jiff::Timestamp;

use super::{Choice, Offer, OfferState};
use crate::{Actor, AgentId, Change, Conversation, ConversationState, DeskError, Happened, Write};

impl Offer {
    /// The customer chooses a way, counted from 0. To choose the same again changes nothing, whenever it is; another can be chosen until
    /// somebody acts on it or the time is over. The choice stands in the queue like a message, and opens a closed conversation again.
    pub fn choose(&mut self, conversation: &mut Conversation, way: usize, now: Timestamp) -> Result<Change, DeskError> {
        if conversation.id != self.conversation {
            return Err(DeskError::Elsewhere);
        }
        let chosen = self.ways.get(way).ok_or(DeskError::NoSuchOption)?;
        if self.choice().is_some_and(|choice| choice.way == way) {
            return Ok(Change::default());
        }
        match self.state {
            OfferState::ActedOn { .. } => return Err(DeskError::ChoiceActedOn),
            OfferState::Withdrawn { .. } => return Err(DeskError::OptionsWithdrawn),
            OfferState::Open | OfferState::Chosen(_) if now >= self.expires_at => return Err(DeskError::OptionsExpired),
            OfferState::Open | OfferState::Chosen(_) => {}
        }
        let by = Actor::Customer(conversation.customer);
        let mut change = conversation.chose(chosen, now);
        if conversation.state != ConversationState::Open {
            change = change.and(conversation.reopen(by, now)?);
        }
        let turned = self.turn(OfferState::Chosen(Choice { way, at: now }));
        let event = self.event(by, now, Happened::OptionChosen { offer: self.id });
        Ok(change.and(turned).event(event))
    }

    /// It is no longer offered. What was chosen already stays.
    pub fn withdraw(&mut self, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        match self.state {
            OfferState::Open => {
                let turned = self.turn(OfferState::Withdrawn { by, at: now });
                Ok(turned.event(self.event(Actor::Agent(by), now, Happened::OptionsWithdrawn { offer: self.id })))
            }
            OfferState::Withdrawn { .. } => Err(DeskError::OptionsWithdrawn),
            OfferState::Chosen(_) | OfferState::ActedOn { .. } => Err(DeskError::AlreadyChosen),
        }
    }

    /// A reply that was written after the choice has gone out.
    fn act(&mut self, by: AgentId, written: Timestamp, now: Timestamp) -> Change {
        match self.state {
            OfferState::Chosen(choice) if choice.at <= written => self.turn(OfferState::ActedOn { choice, by, at: now }),
            _ => Change::default(),
        }
    }
}

/// A reply `written` at that time has gone out: choices that it answers are acted on, and where it `offers_anew`, older offers that are
/// open are replaced.
pub fn went_out(offers: &mut [Offer], by: AgentId, written: Timestamp, offers_anew: bool, now: Timestamp) -> Change {
    let mut change = Change::default();
    for offer in offers {
        change = change.and(offer.act(by, written, now));
        if offers_anew && let Ok(replaced) = offer.withdraw(by, now) {
            change = change.and(replaced);
        }
    }
    change
}

impl Conversation {
    /// The customer has chosen: the queue shows it like a message, and somebody has to act on it.
    fn chose(&mut self, way: &super::Way, now: Timestamp) -> Change {
        self.glance = self.glance.chosen(&way.title, now);
        self.changed(Vec::<Write>::new())
    }
}
