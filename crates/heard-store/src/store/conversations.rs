//! Reading conversations and what stands beside them.

use std::collections::BTreeMap;

use async_trait::async_trait;
use heard_desk::{
    Actor, AgentId, Conversation, ConversationId, Customer, CustomerId, Dismissal, Draft, Fact, Feedback, FollowUp, Message, MessageId,
    Name, Need, Offer, Promise, Summary, TeamId, TeamNote, Text,
};
use heard_engine::Reading;

use crate::StoreError;

/// Reading conversations, messages, drafts and dismissals.
#[async_trait]
pub trait Conversations {
    /// All open conversations of a team, in no order that means anything: [`heard_desk::order`] sorts them.
    async fn queue(&self, team: TeamId) -> Result<Vec<Summary>, StoreError>;

    /// The closed conversations of a team, the latest word first, at most `limit`.
    async fn archive(&self, team: TeamId, limit: u32) -> Result<Vec<Summary>, StoreError>;

    /// One conversation, for a verb.
    async fn conversation(&self, id: ConversationId) -> Result<Option<Conversation>, StoreError>;

    /// The conversation that a customer began last.
    async fn latest_conversation(&self, customer: CustomerId) -> Result<Option<ConversationId>, StoreError>;

    /// One conversation with all that was said and promised in it, as it stood at one moment.
    async fn thread(&self, id: ConversationId) -> Result<Option<Thread>, StoreError>;

    /// One message, for a verb.
    async fn message(&self, id: MessageId) -> Result<Option<Message>, StoreError>;

    /// What the customer's messages say, oldest first.
    async fn readings(&self, conversation: ConversationId) -> Result<Vec<Reading>, StoreError>;

    /// What an agent has sent in other conversations than this one, newest first, at most `limit`.
    async fn replies_elsewhere(&self, by: AgentId, than: ConversationId, limit: u32) -> Result<Vec<Text>, StoreError>;

    /// What an agent is writing in a conversation.
    async fn draft(&self, conversation: ConversationId, by: AgentId) -> Result<Option<Draft>, StoreError>;

    /// The findings set aside in a conversation, the oldest first.
    async fn dismissals(&self, conversation: ConversationId) -> Result<Vec<Dismissal>, StoreError>;

    /// How often each rule was set aside in a team, most often first.
    async fn dismissed_rules(&self, team: TeamId) -> Result<Vec<DismissedRule>, StoreError>;
}

/// A conversation with all that was said and promised in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// The conversation.
    pub conversation: Conversation,
    /// With whom.
    pub customer: Customer,
    /// What is known of the person, the oldest first.
    pub facts: Vec<Fact>,
    /// Their other conversations, the one begun last first.
    pub elsewhere: Vec<Conversation>,
    /// What was said, oldest first, replies that can still be undone among it.
    pub messages: Vec<Message>,
    /// What the customer needs, in the order in which it was noticed.
    pub needs: Vec<Need>,
    /// What was promised, oldest first.
    pub promises: Vec<Promise>,
    /// What was offered, oldest first.
    pub offers: Vec<Offer>,
    /// What was planned to check back, oldest first.
    pub follow_ups: Vec<FollowUp>,
    /// Whether the customer felt heard, where they have said so.
    pub feedback: Option<Feedback>,
    /// The findings set aside, oldest first.
    pub dismissals: Vec<Dismissal>,
    /// What the team says among itself beside it, oldest first; never the customer's to read.
    pub notes: Vec<TeamNote>,
    /// What the agents are called who have it, or wrote in or beside it.
    pub agents: BTreeMap<AgentId, Name>,
}

impl Thread {
    /// What the author of a message is called; empty for somebody who is not of this conversation.
    pub fn author(&self, message: &Message) -> &str {
        match message.author() {
            Actor::Customer(_) => &self.customer.name,
            Actor::Agent(id) => self.agents.get(&id).map_or("", |name| name),
            Actor::Desk => "",
        }
    }

    /// What the customer's messages say, oldest first.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.messages.iter().filter_map(Message::reading)
    }
}

/// How often a rule was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DismissedRule {
    /// The rule's id.
    pub rule: String,
    /// How often.
    pub times: u64,
}
