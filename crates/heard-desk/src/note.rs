//! What the team says among itself beside a conversation: a remark, a hand-over, a question to a colleague and its answer. The customer never
//! sees any of it: a note is no message, and stands where no message is read.

use jiff::Timestamp;

use crate::{Actor, AgentId, Change, Changed, Conversation, ConversationId, DeskError, Happened, NoteId, TeamId, Text, Version, Write};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamNote {
    /// Its id.
    pub id: NoteId,
    /// Whose it is to read.
    pub team: TeamId,
    /// Beside which conversation.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub by: AgentId,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub text: Text,
    /// What it is for.
    pub kind: NoteKind,
    /// To whom it is addressed, where to one.
    pub to: Option<AgentId>,
    /// When they saw it, which is nobody else's to know.
    pub seen_at: Option<Timestamp>,
    /// How often it was written.
    pub version: Version,
}

/// What a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// To be known.
    Remark,
    /// What the next one should know.
    HandOver,
    /// A colleague is asked.
    Question {
        /// The first answer.
        answer: Option<NoteId>,
    },
    /// And answers.
    Answer {
        /// The question.
        to: NoteId,
    },
}

impl NoteKind {
    /// The name used in JSON, in stores and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Remark => "remark",
            Self::HandOver => "hand_over",
            Self::Question { .. } => "question",
            Self::Answer { .. } => "answer",
        }
    }
}

/// Why a conversation is shown to somebody apart from its own urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calling {
    /// A colleague asks them something.
    Asked,
    /// Their question was answered.
    Answered,
    /// It was handed to them.
    Handed,
}

impl TeamNote {
    /// Somebody notes something.
    pub fn remark(conversation: &Conversation, by: AgentId, text: Text, now: Timestamp) -> (Self, Change) {
        Self::write(conversation, by, text, NoteKind::Remark, None, now)
    }

    /// Somebody asks a colleague. The conversation stays whose it is.
    pub fn ask(conversation: &Conversation, by: AgentId, whom: AgentId, text: Text, now: Timestamp) -> Changed<Self> {
        if by == whom {
            return Err(DeskError::ToYourself);
        }
        let kind = NoteKind::Question { answer: None };
        Ok(Self::write(conversation, by, text, kind, Some(whom), now))
    }

    /// Somebody answers a question: who was asked, or whoever knows. A second answer is as welcome as the first.
    pub fn answer(&mut self, conversation: &Conversation, by: AgentId, text: Text, now: Timestamp) -> Changed<Self> {
        let NoteKind::Question { answer } = &mut self.kind else {
            return Err(DeskError::NotAQuestion);
        };
        if self.conversation != conversation.id {
            return Err(DeskError::Elsewhere);
        }
        let asker = Some(self.by).filter(|asker| *asker != by);
        let (reply, written) = Self::write(conversation, by, text, NoteKind::Answer { to: self.id }, asker, now);
        if answer.is_some() {
            return Ok((reply, written));
        }
        *answer = Some(reply.id);
        // The answer stands before what names it.
        let change = written.and(self.changed());
        Ok((reply, change))
    }

    /// Somebody has seen what was written to them. No event: that they have is nobody's news.
    pub fn see(&mut self, by: AgentId, now: Timestamp) -> Change {
        if self.to != Some(by) || self.seen_at.is_some() {
            return Change::default();
        }
        self.seen_at = Some(now);
        self.changed()
    }

    /// What it asks of somebody now.
    pub fn calls(&self, agent: AgentId) -> Option<Calling> {
        if self.to != Some(agent) {
            return None;
        }
        match self.kind {
            NoteKind::Question { answer: None } => Some(Calling::Asked),
            NoteKind::Answer { .. } => self.seen_at.is_none().then_some(Calling::Answered),
            NoteKind::HandOver => self.seen_at.is_none().then_some(Calling::Handed),
            NoteKind::Question { .. } | NoteKind::Remark => None,
        }
    }

    fn write(conversation: &Conversation, by: AgentId, text: Text, kind: NoteKind, to: Option<AgentId>, now: Timestamp) -> (Self, Change) {
        let note = Self {
            id: NoteId::at(now),
            team: conversation.team,
            conversation: conversation.id,
            by,
            at: now,
            text,
            kind,
            to,
            seen_at: None,
            version: Version::FIRST,
        };
        let happened = Happened::Noted { note: note.id };
        let change = Change::new(vec![Write::TeamNote(note.clone())]).event(conversation.event(Actor::Agent(by), now, happened));
        (note, change)
    }

    fn changed(&mut self) -> Change {
        self.version = self.version.next();
        Change::new(vec![Write::TeamNote(self.clone())])
    }
}

impl Conversation {
    /// Hands it to a colleague, or back to the queue, with what the next one should know. Needs, promises and options are the conversation's, so
    /// they go along.
    pub fn hand_over(&mut self, by: AgentId, to: Option<AgentId>, summary: Text, now: Timestamp) -> Changed<TeamNote> {
        self.is_open()?;
        if to == Some(by) {
            return Err(DeskError::ToYourself);
        }
        if self.with().is_some_and(|holder| holder != by) {
            return Err(DeskError::NotWithYou);
        }
        let mut beside = vec![];
        self.leave(by, now);
        if let Some(to) = to {
            beside.push(Write::Carried(self.give_to(to, now)));
        }
        let (note, written) = TeamNote::write(self, by, summary, NoteKind::HandOver, to, now);
        let handed = self.event(Actor::Agent(by), now, Happened::HandedOver { to });
        Ok((note, self.changed(beside).event(handed).and(written)))
    }
}
