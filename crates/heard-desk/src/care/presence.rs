//! Whether somebody is there for what comes next, and for what: their pause, their hours, what they take gladly. Theirs alone; colleagues see at
//! most that they are away, never why.

use jiff::{SignedDuration, Timestamp};

use super::{Hours, Limits, Load, Pause, Rest, Skill, suggest};
use crate::clock::after;
use crate::{Agent, AgentId, Change, TeamId, Version, Write};

/// How long a pause is not suggested again after “not now”.
pub const NOT_NOW: SignedDuration = SignedDuration::from_mins(30);

/// The most things that somebody says they take gladly.
pub const MOST_GLADLY: usize = 20;

/// What an agent has settled about their own work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub agent: AgentId,
    /// Their team.
    pub team: TeamId,
    /// The last pause that they began and have not come back from.
    pub pause: Option<Pause>,
    /// When they last came back from one.
    pub rested_at: Option<Timestamp>,
    /// Until when no pause is suggested.
    pub not_now_until: Option<Timestamp>,
    /// When they work; `None`: whenever they are here.
    pub hours: Option<Hours>,
    /// What they take gladly.
    pub gladly: Vec<Skill>,
    /// How often it was written; 0 where never.
    pub version: Version,
}

impl Presence {
    /// Of somebody who has settled nothing.
    pub fn of(agent: &Agent) -> Self {
        Self {
            agent: agent.id,
            team: agent.team,
            pause: None,
            rested_at: None,
            not_now_until: None,
            hours: None,
            gladly: vec![],
            version: Version::NONE,
        }
    }

    /// The pause that lasts.
    pub fn pausing(&self, now: Timestamp) -> Option<Pause> {
        self.pause.filter(|pause| pause.lasts(now))
    }

    /// When the last pause ended.
    pub fn rested(&self, now: Timestamp) -> Option<Timestamp> {
        let ended = self.pause.and_then(|pause| pause.until).filter(|until| *until <= now);
        self.rested_at.max(ended)
    }

    /// Begins a pause of this length, or until they come back; from now on where one lasts already. No event: it is nobody's news.
    pub fn rest(&mut self, length: Option<SignedDuration>, now: Timestamp) -> Change {
        let since = self.pausing(now).map_or(now, |pause| pause.since);
        self.rested_at = self.rested(now);
        self.pause = Some(Pause {
            since,
            until: length.map(|length| after(now, length)),
        });
        self.changed()
    }

    /// Comes back.
    pub fn come_back(&mut self, now: Timestamp) -> Change {
        self.rested_at = if self.pausing(now).is_some() { Some(now) } else { self.rested(now) };
        self.pause = None;
        self.changed()
    }

    /// Would rather have no pause now. It is not asked again for half an hour.
    pub fn not_now(&mut self, now: Timestamp) -> Change {
        self.not_now_until = Some(after(now, NOT_NOW));
        self.changed()
    }

    /// Settles when they work, and what they take gladly.
    pub fn settle(&mut self, hours: Option<Hours>, gladly: Vec<Skill>) -> Change {
        self.hours = hours;
        self.gladly = gladly;
        self.changed()
    }

    /// The pause worth suggesting now, if any.
    pub fn suggested(&self, load: &Load, limits: Limits, now: Timestamp) -> Option<Rest> {
        let asked = self.pausing(now).is_none() && self.not_now_until.is_none_or(|until| until <= now);
        asked.then(|| suggest(load, limits, now)).flatten()
    }

    fn changed(&mut self) -> Change {
        self.version = self.version.next();
        Change::new(vec![Write::Presence(self.clone())])
    }
}
