//! What a review knows of one message and of one conversation: the rows of its tables, described in [`crate::schema`].

use jiff::Timestamp;

/// One message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MessageRow {
    pub(crate) archive: String,
    pub(crate) conversation: String,
    pub(crate) index: usize,
    pub(crate) who: String,
    pub(crate) agent: Option<String>,
    pub(crate) at: Option<Timestamp>,
    pub(crate) text: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) read: Option<ReadRow>,
    pub(crate) reply: Option<ReplyRow>,
}

/// What a customer's message says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ReadRow {
    pub(crate) feeling: &'static str,
    pub(crate) probability: f32,
    pub(crate) intensity: u8,
    pub(crate) valence: f32,
    pub(crate) problem: Option<String>,
    pub(crate) impact: Option<String>,
    pub(crate) ask: &'static str,
    pub(crate) flags: Vec<String>,
    pub(crate) empathy_needed: bool,
}

/// What a reply does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ReplyRow {
    pub(crate) messages: usize,
    pub(crate) empathy_needed: bool,
    pub(crate) empathy_given: u8,
    pub(crate) acts: Vec<String>,
    pub(crate) findings: Vec<String>,
    pub(crate) quotes: Vec<String>,
    pub(crate) strengths: Vec<String>,
    pub(crate) strength_quotes: Vec<String>,
    pub(crate) unanswered: Vec<String>,
    pub(crate) emotional: f32,
    pub(crate) rational: f32,
}

/// One conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConversationRow {
    pub(crate) archive: String,
    pub(crate) conversation: String,
    pub(crate) started_at: Option<Timestamp>,
    pub(crate) messages: usize,
    pub(crate) customer_messages: usize,
    pub(crate) replies: usize,
    pub(crate) agents: Vec<String>,
    pub(crate) first_reply: Option<i64>,
    pub(crate) start: Option<Mood>,
    pub(crate) peak: Option<Mood>,
    pub(crate) end: Option<Mood>,
    pub(crate) direction: Option<String>,
    pub(crate) risk: f32,
    pub(crate) arc: Vec<f32>,
    pub(crate) flags: Vec<String>,
    pub(crate) empathy: EmpathyCount,
    pub(crate) findings: usize,
    pub(crate) hardness: f32,
}

/// A feeling and how pleasant it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mood {
    pub(crate) feeling: &'static str,
    pub(crate) valence: f32,
}

/// How often a feeling wanted to be seen in a conversation, and what it got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct EmpathyCount {
    pub(crate) specific: usize,
    pub(crate) stock: usize,
    pub(crate) none: usize,
    pub(crate) no_reply: usize,
}

impl EmpathyCount {
    pub(crate) fn needed(self) -> usize {
        self.specific + self.stock + self.none + self.no_reply
    }
}
