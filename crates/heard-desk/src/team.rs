//! The people who answer.

use jiff::Timestamp;

use crate::{Actor, AgentId, Change, Email, Event, Happened, Name, PasswordHash, Session, TeamId, TokenHash, Write};

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
}

impl Team {
    /// A new team.
    pub fn found(name: Name, now: Timestamp) -> (Self, Change) {
        let team = Self { id: TeamId::at(now), name };
        let change = Change::new(vec![Write::Team(team.clone())]);
        (team, change)
    }

    /// Somebody joins.
    pub fn join(&self, name: Name, email: Email, password: PasswordHash, now: Timestamp) -> (Agent, Change) {
        let agent = Agent {
            id: AgentId::at(now),
            team: self.id,
            name,
            email,
            password,
        };
        let change = Change::new(vec![Write::Agent(agent.clone())]).event(agent.did(Happened::Joined { agent: agent.id }, now));
        (agent, change)
    }
}

impl Agent {
    /// Signs in with a right password, which the caller has checked. `token` is the hash of what the browser is given.
    pub fn sign_in(&self, token: TokenHash, now: Timestamp) -> (Session, Change) {
        let session = Session::begin(self, token, now);
        let change = Change::new(vec![Write::Session(session.clone())]).event(self.did(Happened::SignedIn, now));
        (session, change)
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
