//! What an agent is writing, and which findings they have set aside.

use jiff::Timestamp;

use super::Conversation;
use crate::{Actor, AgentId, Change, ConversationId, DraftText, Happened, Quote, Write};

/// What one agent is writing in one conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where.
    pub conversation: ConversationId,
    /// Who. Two agents who write in the same conversation do not touch each other's draft.
    pub by: AgentId,
    /// What they have so far.
    pub text: DraftText,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A finding that an agent has set aside; it is not shown again in this conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// Where.
    pub conversation: ConversationId,
    /// The rule's id.
    pub rule: String,
    /// The words of the draft.
    pub quote: Quote,
    /// Who.
    pub by: AgentId,
    /// When.
    pub at: Timestamp,
}

impl Conversation {
    /// Keeps what an agent is writing. Never refused, and no event: a draft is its author's alone, and is saved every few seconds.
    pub fn draft(&self, by: AgentId, text: DraftText, now: Timestamp) -> (Draft, Change) {
        let draft = Draft {
            conversation: self.id,
            by,
            text,
            saved_at: now,
        };
        let change = Change::new(vec![Write::Draft(draft.clone())]);
        (draft, change)
    }

    /// Sets a finding aside: the agent has the last word. `rule` is an id that the engine knows.
    pub fn dismiss(&self, rule: &str, quote: Quote, by: AgentId, now: Timestamp) -> (Dismissal, Change) {
        let dismissal = Dismissal {
            conversation: self.id,
            rule: rule.to_owned(),
            quote,
            by,
            at: now,
        };
        let happened = Happened::Dismissed { rule: rule.to_owned() };
        let change = Change::new(vec![Write::Dismissal(dismissal.clone())]).event(self.event(Actor::Agent(by), now, happened));
        (dismissal, change)
    }
}
