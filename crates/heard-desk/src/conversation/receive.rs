//! The customer writes.

use heard_engine::Reading;
use jiff::Timestamp;

use super::{Conversation, ConversationState};
use crate::{
    Actor, Change, ConversationId, Customer, CustomerId, DeskError, Glance, Happened, Line, Message, MessageId, MessageState, Text,
    Version, Write,
};

/// The most characters of a subject.
const SUBJECT: usize = 80;

impl Conversation {
    /// A customer begins a conversation. Its subject is the beginning of what they write.
    pub fn open(customer: &Customer, text: Text, reading: Reading, now: Timestamp) -> (Self, Message, Change) {
        let conversation = Self {
            id: ConversationId::at(now),
            team: customer.team,
            customer: customer.id,
            subject: Line::beginning(&text, SUBJECT),
            opened_at: now,
            state: ConversationState::Open,
            glance: Glance::first(&text, &reading, now),
            taken: None,
            declined: vec![],
            version: Version::FIRST,
        };
        let message = received(conversation.id, customer.id, text, reading, now);
        let by = Actor::Customer(customer.id);
        let change = Change::new(vec![Write::Conversation(conversation.clone()), Write::Message(message.clone())])
            .event(conversation.event(by, now, Happened::Opened))
            .event(conversation.event(by, now, Happened::Received { message: message.id }));
        (conversation, message, change)
    }

    /// Somebody who is known begins another conversation, once this one, their last, is closed.
    pub fn another(&self, customer: &Customer, text: Text, reading: Reading, now: Timestamp) -> Result<(Self, Message, Change), DeskError> {
        match self.state {
            ConversationState::Open => Err(DeskError::AlreadyOpen),
            ConversationState::Closed { .. } => Ok(Self::open(customer, text, reading, now)),
        }
    }

    /// The customer writes again, which opens what was closed. `earlier` holds the readings of what they wrote before, oldest first.
    /// It is never refused.
    pub fn receive<'r>(
        &mut self,
        text: Text,
        reading: Reading,
        earlier: impl IntoIterator<Item = &'r Reading>,
        now: Timestamp,
    ) -> (Message, Change) {
        let by = Actor::Customer(self.customer);
        let earlier: Vec<&Reading> = earlier.into_iter().collect();
        self.glance = self.glance.heard(&text, &reading, earlier, now);
        let was = std::mem::replace(&mut self.state, ConversationState::Open);
        let message = received(self.id, self.customer, text, reading, now);
        let mut change =
            self.changed(vec![Write::Message(message.clone())])
                .event(self.event(by, now, Happened::Received { message: message.id }));
        if was != ConversationState::Open {
            change = change.event(self.event(by, now, Happened::Reopened));
        }
        (message, change)
    }
}

fn received(conversation: ConversationId, from: CustomerId, text: Text, reading: Reading, now: Timestamp) -> Message {
    Message {
        id: MessageId::at(now),
        conversation,
        text,
        at: now,
        state: MessageState::Received {
            from,
            reading: Box::new(reading),
        },
    }
}
