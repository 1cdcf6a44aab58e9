//! “Did you feel heard?”: asked once, when a conversation is over, of nobody in distress. A bad answer is work with an owner.

use heard_engine::Flag;
use jiff::{SignedDuration, Timestamp};

use crate::{
    Actor, AgentId, Change, Changed, Conversation, ConversationId, ConversationState, DeskError, FeedbackId, Happened, Message,
    MessageState, TeamId, Text, Version, Write,
};

/// For how long after the end a customer can answer.
const ANSWERABLE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A customer's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Its id.
    pub id: FeedbackId,
    /// Whose work it is about.
    pub team: TeamId,
    /// About which conversation; there is one answer to each.
    pub conversation: ConversationId,
    /// Did you feel heard?
    pub heard: Step,
    /// Are you content with how it ended? Asked after the first.
    pub satisfied: Option<Step>,
    /// What they say in their own words.
    pub words: Option<Text>,
    /// How far they agree with the statements of a team's questionnaire, 1 (not at all) to 7 (fully), in their order; empty where none was asked
    /// or answered.
    pub scale: Vec<u8>,
    /// When they answered first.
    pub given_at: Timestamp,
    /// Who answers to it, where it is bad: who replied last.
    pub owner: Option<AgentId>,
    /// Who wrote to the customer since, and when; only a bad one is answered.
    pub answered: Option<(AgentId, Timestamp)>,
    /// How often it was written.
    pub version: Version,
}

/// A step of an answer, in words and not in stars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Not at all.
    NotAtAll,
    /// A little.
    ALittle,
    /// Partly.
    Partly,
    /// Mostly.
    Mostly,
    /// Fully.
    Fully,
}

impl Step {
    /// All, the worst first.
    pub const ALL: [Self; 5] = [Self::NotAtAll, Self::ALittle, Self::Partly, Self::Mostly, Self::Fully];

    /// 1 for not at all, 5 for fully.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// The step of a number, 1–5.
    pub fn read(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }
}

/// What a customer answers at one time; the first question comes first, the others when they like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Did you feel heard?
    pub heard: Step,
    /// Are you content with how it ended?
    pub satisfied: Option<Step>,
    /// In their own words.
    pub words: Option<Text>,
    /// How far they agree with the statements of a questionnaire, 1–7 each; empty where they are not answered now.
    pub scale: Vec<u8>,
}

impl Feedback {
    /// Whether somebody should see to it: they did not feel heard, or are not content.
    pub fn is_bad(&self) -> bool {
        self.heard <= Step::ALittle || self.satisfied.is_some_and(|step| step <= Step::ALittle)
    }

    /// Whether it waits for somebody to write to the customer.
    pub fn is_open(&self) -> bool {
        self.is_bad() && self.answered.is_none()
    }

    /// A reply has gone out after a bad answer.
    pub fn answer(&mut self, by: AgentId, now: Timestamp) -> Change {
        if !self.is_open() {
            return Change::default();
        }
        self.answered = Some((by, now));
        self.version = self.version.next();
        Change::new(vec![Write::Feedback(self.clone())])
    }
}

impl Conversation {
    /// Whether the customer is asked: it was closed after an agent had answered, not long ago, and they were not left in distress. Whoever has
    /// answered is not asked again.
    pub fn asks_feedback(&self, given: Option<&Feedback>, now: Timestamp) -> bool {
        let ConversationState::Closed { at, .. } = self.state else {
            return false;
        };
        let recent = now.duration_since(at) <= ANSWERABLE;
        let calm = self.glance.intensity < 3 || self.glance.feeling.sign() >= 0;
        let distressed = !calm || self.glance.flags.contains(&Flag::Vulnerable);
        // Whoever had the last word waits, unless it was a glad one.
        let waits = self.glance.waiting_since.is_some() && self.glance.feeling.sign() <= 0;
        given.is_none() && recent && !distressed && !waits
    }

    /// The customer answers, or completes their answer. A bad answer puts the conversation back into the queue, where its owner, who
    /// replied last, finds it.
    pub fn take_feedback(&mut self, given: Option<&Feedback>, answer: Answer, messages: &[Message], now: Timestamp) -> Changed<Feedback> {
        if given.is_none() && !self.asks_feedback(None, now) {
            return Err(DeskError::NotAsked);
        }
        let last = messages.iter().rev().find_map(|message| match message.state {
            MessageState::Sent { by } => Some(by),
            _ => None,
        });
        let was_bad = given.is_some_and(Feedback::is_bad);
        let (id, given_at, version, answered) = match given {
            Some(given) => (given.id, given.given_at, given.version.next(), given.answered),
            None => (FeedbackId::at(now), now, Version::FIRST, None),
        };
        let mut feedback = Feedback {
            id,
            team: self.team,
            conversation: self.id,
            heard: answer.heard,
            satisfied: answer.satisfied.or(given.and_then(|given| given.satisfied)),
            words: answer.words.or_else(|| given.and_then(|given| given.words.clone())),
            scale: match given {
                Some(given) if answer.scale.is_empty() => given.scale.clone(),
                _ => answer.scale,
            },
            given_at,
            owner: None,
            answered,
            version,
        };
        feedback.owner = last.filter(|_| feedback.is_bad());
        let by = Actor::Customer(self.customer);
        let mut change = Change::new(vec![Write::Feedback(feedback.clone())]).event(self.event(by, now, Happened::FeedbackGiven));
        if feedback.is_bad() && !was_bad && self.state != ConversationState::Open {
            self.glance.waiting_since = self.glance.waiting_since.or(Some(now));
            change = change.and(self.reopen(by, now)?);
        }
        Ok((feedback, change))
    }
}
