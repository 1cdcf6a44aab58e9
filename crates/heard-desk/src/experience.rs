//! An agent's own note of a similar case or feeling, to be found again beside a hard conversation. Private unless its writer shares it.

use heard_engine::Gist;
use jiff::Timestamp;

use crate::{Agent, AgentId, Change, Changed, Conversation, ConversationId, DeskError, ExperienceId, Line, TeamId, Text, Version, Write};

/// A note of a similar case or feeling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experience {
    /// Its id.
    pub id: ExperienceId,
    /// In which team it can be shared.
    pub team: TeamId,
    /// Whose it is.
    pub by: AgentId,
    /// What it says.
    pub note: Note,
    /// The conversation beside which it was written.
    pub conversation: Option<ConversationId>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When its words were changed last.
    pub changed_at: Timestamp,
    /// Since when the team reads it; `None` while it is private.
    pub shared_at: Option<Timestamp>,
    /// How often it was written.
    pub version: Version,
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// One line, where it has one.
    pub title: Option<Line>,
    /// The words.
    pub text: Text,
    /// What they mean, by the encoder that read them; `None` where none did.
    pub gist: Option<Gist>,
}

impl Note {
    /// Title and words as one text: what is read, and what is looked through.
    pub fn words(title: Option<&Line>, text: &Text) -> String {
        match title {
            Some(title) => format!("{}\n{}", title.as_str(), text.as_str()),
            None => text.as_str().to_owned(),
        }
    }
}

impl Experience {
    /// Somebody notes something; nobody else reads it yet. No event: what agents note for themselves is nobody's news.
    pub fn note(by: &Agent, note: Note, beside: Option<&Conversation>, now: Timestamp) -> Changed<Self> {
        if beside.is_some_and(|conversation| conversation.team != by.team) {
            return Err(DeskError::Elsewhere);
        }
        let experience = Self {
            id: ExperienceId::at(now),
            team: by.team,
            by: by.id,
            note,
            conversation: beside.map(|conversation| conversation.id),
            written_at: now,
            changed_at: now,
            shared_at: None,
            version: Version::FIRST,
        };
        let change = Change::new(vec![Write::Experience(experience.clone())]);
        Ok((experience, change))
    }

    /// Whether somebody reads it: its writer, and once it is shared their team.
    pub fn is_for(&self, reader: &Agent) -> bool {
        self.by == reader.id || (self.team == reader.team && self.shared_at.is_some())
    }

    /// Says it otherwise.
    pub fn rewrite(&mut self, note: Note, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        self.is_by(by)?;
        self.note = note;
        self.changed_at = now;
        Ok(self.changed())
    }

    /// Lets the team read it.
    pub fn share(&mut self, by: AgentId, now: Timestamp) -> Result<Change, DeskError> {
        self.is_by(by)?;
        if self.shared_at.is_some() {
            return Err(DeskError::AlreadyShared);
        }
        self.shared_at = Some(now);
        Ok(self.changed())
    }

    /// Makes it private again.
    pub fn unshare(&mut self, by: AgentId) -> Result<Change, DeskError> {
        self.is_by(by)?;
        self.shared_at.take().ok_or(DeskError::NotShared)?;
        Ok(self.changed())
    }

    /// Forgets it, for good.
    pub fn forget(self, by: AgentId) -> Result<Change, DeskError> {
        self.is_by(by)?;
        Ok(Change::new(vec![Write::RemoveExperience(self.id)]))
    }

    /// Takes over what another encoder makes of the same words. The desk does so by itself, whoever's it is.
    pub fn reread(&mut self, gist: Option<Gist>) -> Change {
        self.note.gist = gist;
        self.changed()
    }

    fn is_by(&self, agent: AgentId) -> Result<(), DeskError> {
        if self.by == agent { Ok(()) } else { Err(DeskError::NotTheWriter) }
    }

    fn changed(&mut self) -> Change {
        self.version = self.version.next();
        Change::new(vec![Write::Experience(self.clone())])
    }
}
