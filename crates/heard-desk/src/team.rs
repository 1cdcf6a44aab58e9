//! The people who answer.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Actor, AgentId, Change, DeskError, Email, Event, Happened, Name, PasswordHash, Sealed, Session, TeamId, TokenHash, Vault, Write,
};

/// What somebody may do beyond answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers.
    Agent,
    /// Answers, and looks after the team: sees what is told of many, and never what belongs to one.
    Lead,
}

/// People who share an inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// What customers see.
    pub name: Name,
}

/// Somebody who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Their id.
    pub id: AgentId,
    /// Their team.
    pub team: TeamId,
    /// What customers and colleagues see.
    pub name: Name,
    /// By which they sign in; no two agents share one.
    pub email: Email,
    /// What their password is checked against.
    pub password: PasswordHash,
    /// Whether somebody else chose it, who could sign in with it.
    pub password_given: bool,
    /// What they may do.
    pub role: Role,
}

impl Team {
    /// A new team.
    pub fn found(name: Name, now: Timestamp) -> (Self, Change) {
        let team = Self { id: TeamId::at(now), name };
        let change = Change::new(vec![Write::Team(team.clone())]);
        (team, change)
    }

    /// Somebody joins, with a password that was chosen for them.
    pub fn join(&self, name: Name, email: Email, password: PasswordHash, now: Timestamp) -> (Agent, Change) {
        let agent = Agent {
            id: AgentId::at(now),
            team: self.id,
            name,
            email,
            password,
            password_given: true,
            role: Role::Agent,
        };
        let change = Change::new(vec![Write::Agent(agent.clone())]).event(agent.did(Happened::Joined { agent: agent.id }, now));
        (agent, change)
    }
}

impl Agent {
    /// Signs in with a right password, which the caller has checked. `token` is the hash of what the browser is given.
    pub fn sign_in(&self, token: TokenHash, now: Timestamp) -> (Session, Change) {
        self.sign_in_with(token, None, now)
    }

    /// The same, with the key to their own words, sealed for this session.
    pub fn sign_in_with(&self, token: TokenHash, key: Option<Sealed>, now: Timestamp) -> (Session, Change) {
        let session = Session::begin(self, token, key, now);
        let change = Change::new(vec![Write::Session(session.clone())]).event(self.did(Happened::SignedIn, now));
        (session, change)
    }

    /// Whether they look after the team.
    pub fn leads(&self) -> bool {
        self.role == Role::Lead
    }

    /// Refuses whoever does not lead.
    pub fn must_lead(&self) -> Result<(), DeskError> {
        if self.leads() { Ok(()) } else { Err(DeskError::NotALead) }
    }

    /// Takes a role, among `all` of the team. Somebody always leads.
    pub fn take_role(&mut self, role: Role, all: &[Self], now: Timestamp) -> Result<Change, DeskError> {
        let others = all.iter().any(|other| other.id != self.id && other.leads());
        if role == Role::Agent && self.leads() && !others {
            return Err(DeskError::LastLead);
        }
        if self.role == role {
            return Ok(Change::default());
        }
        self.role = role;
        Ok(self.rewritten(Happened::RoleTaken { agent: self.id }, now))
    }

    /// The first of a team leads it.
    pub fn leads_first(&mut self, now: Timestamp) -> Change {
        self.role = Role::Lead;
        self.rewritten(Happened::RoleTaken { agent: self.id }, now)
    }

    /// Chooses a password of their own, which they have proven to know the old one of. What is theirs stays: its key is sealed anew under the
    /// new password. Other sessions end, this one (`here`) goes on.
    pub fn choose_password(&mut self, password: PasswordHash, vault: Option<Vault>, here: TokenHash, now: Timestamp) -> Change {
        self.password = password;
        self.password_given = false;
        let mut change = self.rewritten(Happened::PasswordSet { agent: self.id }, now);
        change.writes.extend(vault.map(Write::Reseal));
        change.writes.push(Write::EndSessions(self.id, Some(here)));
        change
    }

    /// Is given another password by somebody who does not know the old one. What only the old one opens is lost, and removed; nobody is signed
    /// in any more.
    pub fn be_given_password(&mut self, password: PasswordHash, now: Timestamp) -> Change {
        self.password = password;
        self.password_given = true;
        let mut change = self.rewritten(Happened::PasswordSet { agent: self.id }, now);
        change.events.iter_mut().for_each(|event| event.by = Actor::Desk);
        change.writes.push(Write::ForgetVault(self.id));
        change.writes.push(Write::EndSessions(self.id, None));
        change
    }

    /// Begins again with words of their own, where the key to the earlier ones cannot be opened: those are removed.
    pub fn begin_own_again(&self) -> Change {
        Change::new(vec![Write::ForgetVault(self.id)])
    }

    fn rewritten(&self, what: Happened, now: Timestamp) -> Change {
        Change::new(vec![Write::Agent(self.clone())]).event(self.did(what, now))
    }

    fn did(&self, what: Happened, at: Timestamp) -> Event {
        Event {
            team: self.team,
            conversation: None,
            by: Actor::Agent(self.id),
            at,
            what,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
        })
    }
}

/// A text that names no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no role: agent or lead")]
pub struct NotARole(String);

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        match text {
            "agent" => Ok(Self::Agent),
            "lead" => Ok(Self::Lead),
            other => Err(NotARole(other.to_owned())),
        }
    }
}
