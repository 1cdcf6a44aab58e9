//! Follow-ups: after the solution somebody checks back, once, at a time that was chosen. No answer is not satisfaction.

use heard_engine::{AskKind, Flag, Reading};
use jiff::Timestamp;

use crate::{
    Actor, AgentId, Change, Changed, Conversation, ConversationId, ConversationState, DeskError, Event, FollowUpId, Happened, MessageId,
    TeamId, Text, Version, Work, Write,
};

/// A check-back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// Whose it is.
    pub team: TeamId,
    /// Where.
    pub conversation: ConversationId,
    /// In whose name it is sent.
    pub by: AgentId,
    /// When it was planned.
    pub planned_at: Timestamp,
    /// When it goes out.
    pub due: Timestamp,
    /// What it says.
    pub text: Text,
    /// How far it has come.
    pub state: FollowUpState,
    /// How often it was written.
    pub version: Version,
}

/// How far a follow-up has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUpState {
    /// It waits for its time.
    Planned,
    /// It has gone out, and there is no answer.
    Sent {
        /// As this message.
        message: MessageId,
    },
    /// The customer has answered.
    Answered {
        /// As this message it went out.
        message: MessageId,
        /// Whether it is really all right.
        well: bool,
        /// When.
        at: Timestamp,
    },
    /// It does not go out: an agent thought better of it, or the customer was waiting for an answer when its time came.
    Dropped {
        /// Who dropped it.
        by: Actor,
        /// When.
        at: Timestamp,
    },
}

impl FollowUpState {
    /// The name used in JSON, in stores and on screens.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent { .. } => "sent",
            Self::Answered { .. } => "answered",
            Self::Dropped { .. } => "dropped",
        }
    }
}

impl Conversation {
    /// Plans to check back. One at a time: `others` are the follow-ups that this conversation has.
    pub fn follow_up(&self, others: &[FollowUp], due: Timestamp, text: Text, by: AgentId, now: Timestamp) -> Changed<FollowUp> {
        if others.iter().any(|other| other.state == FollowUpState::Planned) {
            return Err(DeskError::FollowUpPlanned);
        }
        if due <= now {
            return Err(DeskError::DueInThePast(due));
        }
        let planned = FollowUp {
            id: FollowUpId::at(now),
            team: self.team,
            conversation: self.id,
            by,
            planned_at: now,
            due,
            text,
            state: FollowUpState::Planned,
            version: Version::FIRST,
        };
        let job = Work::FollowUp { follow_up: planned.id }.at(due);
        let event = planned.event(Actor::Agent(by), now, Happened::FollowUpPlanned { follow_up: planned.id });
        let change = Change::new(vec![Write::FollowUp(planned.clone())]).event(event).job(job);
        Ok((planned, change))
    }
}

impl FollowUp {
    /// Its time has come: it goes out in the thread. Where the customer waits for an answer it is dropped, for to ask then whether all is
    /// well would show that nobody had read.
    pub fn send(&mut self, conversation: &mut Conversation, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_planned()?;
        if conversation.id != self.conversation {
            return Err(DeskError::Elsewhere);
        }
        if now < self.due {
            return Err(DeskError::NotDueYet);
        }
        if conversation.glance.waiting_since.is_some() {
            return Ok(self.put_away(Actor::Desk, now));
        }
        let (message, told) = conversation.tell(self.by, self.text.clone(), now);
        let sent = Happened::FollowUpSent { follow_up: self.id };
        let turned = self.turn(FollowUpState::Sent { message: message.id }, Actor::Agent(self.by), now, sent);
        Ok(told.and(turned))
    }

    /// An agent thinks better of it.
    pub fn drop_it(&mut self, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        self.must_be_planned()?;
        Ok(self.put_away(Actor::Agent(by), now))
    }

    /// The customer says whether it is really all right. If not, the conversation is in the queue again, as a second failure of the same
    /// matter. They may say otherwise later.
    pub fn answer(&mut self, conversation: &mut Conversation, well: bool, now: Timestamp) -> Result<Change, DeskError> {
        if conversation.id != self.conversation {
            return Err(DeskError::Elsewhere);
        }
        let message = match self.state {
            FollowUpState::Planned | FollowUpState::Dropped { .. } => return Err(DeskError::NotAsked),
            FollowUpState::Answered { well: said, .. } if said == well => return Ok(Change::default()),
            FollowUpState::Sent { message } | FollowUpState::Answered { message, .. } => message,
        };
        let by = Actor::Customer(conversation.customer);
        let mut change = Change::default();
        if !well {
            conversation.glance = conversation.glance.failed_again(now);
            change = conversation.changed(vec![]);
            if conversation.state != ConversationState::Open {
                change = change.and(conversation.reopen(by, now)?);
            }
        }
        let answered = FollowUpState::Answered { message, well, at: now };
        Ok(change.and(self.turn(answered, by, now, Happened::FollowUpAnswered { follow_up: self.id })))
    }

    /// When the customer said that it is not all right, where they have answered the last check-back so.
    pub fn not_yet(follow_ups: &[Self]) -> Option<Timestamp> {
        let answers = follow_ups.iter().rev().find_map(|follow_up| match follow_up.state {
            FollowUpState::Answered { well, at, .. } => Some((well, at)),
            FollowUpState::Planned | FollowUpState::Sent { .. } | FollowUpState::Dropped { .. } => None,
        });
        answers.and_then(|(well, at)| (!well).then_some(at))
    }

    /// The customer writes instead of choosing an answer. What they say of it is taken where their words are plain; otherwise a person reads.
    pub fn hear(&mut self, conversation: &mut Conversation, reading: &Reading, now: Timestamp) -> Change {
        let said = match self.state {
            FollowUpState::Sent { .. } => verdict(reading),
            _ => None,
        };
        said.and_then(|well| self.answer(conversation, well, now).ok()).unwrap_or_default()
    }

    fn must_be_planned(&self) -> Result<(), DeskError> {
        match self.state {
            FollowUpState::Planned => Ok(()),
            _ => Err(DeskError::FollowUpIsOver(self.state.name())),
        }
    }

    fn put_away(&mut self, by: Actor, now: Timestamp) -> Change {
        let dropped = Happened::FollowUpDropped { follow_up: self.id };
        self.turn(FollowUpState::Dropped { by, at: now }, by, now, dropped)
    }

    fn turn(&mut self, state: FollowUpState, by: Actor, at: Timestamp, happened: Happened) -> Change {
        self.state = state;
        self.version = self.version.next();
        Change::new(vec![Write::FollowUp(self.clone())]).event(self.event(by, at, happened))
    }

    fn event(&self, by: Actor, at: Timestamp, what: Happened) -> Event {
        Event::within(self.conversation, self.team, by, at, what)
    }
}

/// Whether words say that all is well, or that it is not; `None` where they are not plain.
fn verdict(reading: &Reading) -> Option<bool> {
    let feels = reading.feeling().sign();
    let trouble = !reading.problem.is_empty() || reading.flags.iter().any(|found| found.flag == Flag::Repeat);
    let thanks = reading.ask.kind == AskKind::Thanks || feels > 0;
    match (trouble || feels < 0, thanks && reading.questions.is_empty()) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}
