//! An agent answers: a reply waits a moment in which it can be undone, then it goes out and its promises count.

use jiff::Timestamp;

use super::{Conversation, ConversationState, Draft};
use crate::{
    Actor, AgentId, Change, Changed, DeskError, Enclosed, Happened, Message, MessageId, MessageState, Offer, Promise, Text, Work, Write,
};

/// Refuses an answer to less than what was said: `after` is the newest message that its author has seen. Ids, not times, tell what is
/// newer, for a reply takes the time at which it goes out.
pub fn nothing_unseen(messages: &[Message], after: MessageId, by: AgentId) -> Result<(), DeskError> {
    let newer = || messages.iter().filter(|message| message.id > after);
    if newer().any(|message| matches!(message.author(), Actor::Customer(_))) {
        return Err(DeskError::CustomerWrote);
    }
    if newer().any(|message| message.author() != Actor::Agent(by)) {
        return Err(DeskError::ColleagueAnswered);
    }
    Ok(())
}

impl Conversation {
    /// Sends a reply with the promises that the agent has confirmed in it, and the options that go with it. It goes out when
    /// [`UNDO_WINDOW`](crate::UNDO_WINDOW) is over; the agent's draft has become this reply. Whoever answers what nobody has taken takes it.
    pub fn reply(&mut self, by: AgentId, text: Text, enclosed: impl Into<Enclosed>, now: Timestamp) -> Changed<Message> {
        if self.state != ConversationState::Open {
            return Err(DeskError::Closed);
        }
        let (message, until) = Message::reply(self.id, by, text, enclosed.into(), now)?;
        let work = Work::Deliver {
            conversation: self.id,
            message: message.id,
        };
        let mut beside = vec![Write::Message(message.clone()), Write::RemoveDraft(self.id, by)];
        beside.extend(self.carry(by, now));
        let change = self
            .changed(beside)
            .event(self.event(Actor::Agent(by), now, Happened::Replied { message: message.id }))
            .job(work.at(until));
        Ok((message, change))
    }

    /// Takes a reply back while it has not gone out: it is gone, and its text stands in the draft again, before what its author has
    /// begun since.
    pub fn undo(&mut self, message: &Message, begun: Option<&Draft>, by: AgentId, now: Timestamp) -> Changed<Draft> {
        self.holds(message)?;
        match message.state {
            MessageState::Received { .. } => return Err(DeskError::NotAReply),
            MessageState::Sent { .. } => return Err(DeskError::AlreadySent),
            MessageState::Sending { by: author, .. } if author != by => return Err(DeskError::NotYours),
            MessageState::Sending { .. } => {}
        }
        let text = message.text.back_into(begun.map(|draft| &draft.text))?;
        let (draft, saved) = self.draft(by, text, now);
        let change = self
            .changed(vec![Write::RemoveMessage(message.id)])
            .event(self.event(Actor::Agent(by), now, Happened::Undone { message: message.id }))
            .and(saved);
        Ok((draft, change))
    }

    /// The reply goes out. What it promised is promised from now on, and watched; what it offers can be chosen.
    pub fn deliver(&mut self, message: &mut Message, now: Timestamp) -> Changed<Vec<Promise>> {
        self.holds(message)?;
        let (by, Enclosed { pledges, ways }) = match &message.state {
            MessageState::Received { .. } => return Err(DeskError::NotAReply),
            MessageState::Sent { .. } => return Err(DeskError::AlreadySent),
            MessageState::Sending { until, .. } if now < *until => return Err(DeskError::StillUndoable(*until)),
            MessageState::Sending { by, enclosed, .. } => (*by, enclosed.clone()),
        };
        self.glance = self.glance.answered(&message.text, message.at, now);
        message.state = MessageState::Sent { by };
        message.at = now;
        let mut change = self.changed(vec![Write::Message(message.clone())]).event(self.event(
            Actor::Agent(by),
            now,
            Happened::Delivered { message: message.id },
        ));
        let mut promises = Vec::with_capacity(pledges.len());
        for pledge in pledges {
            let (promise, made) = Promise::make(self, message.id, by, pledge, now);
            change = change.and(made);
            promises.push(promise);
        }
        if !ways.is_empty() {
            change = change.and(Offer::make(self, message.id, by, ways, now).1);
        }
        Ok((promises, change))
    }

    /// A word to the customer that goes out at once, and answers nothing that they asked.
    pub(crate) fn tell(&mut self, by: AgentId, text: Text, now: Timestamp) -> (Message, Change) {
        self.glance = self.glance.told(&text, now);
        let message = Message {
            id: MessageId::at(now),
            conversation: self.id,
            text,
            at: now,
            state: MessageState::Sent { by },
        };
        let change = self.changed(vec![Write::Message(message.clone())]).event(self.event(
            Actor::Agent(by),
            now,
            Happened::Delivered { message: message.id },
        ));
        (message, change)
    }
}
