//! Who is here, and what routing has to know of them. What is gathered here for everybody is told to nobody: an agent is shown their own alone, and
//! of a colleague whether they are away.

use heard_desk::care::{Carried, Hand, Hours, Limits, Load, Presence, Skill, Topic};
use heard_desk::{Agent, AgentId, Summary};
use heard_store::Colleague;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::problem::Problem;

/// How long after their screen was last heard of somebody counts as here. Screens tell once a minute.
const HERE: SignedDuration = SignedDuration::from_mins(3);

impl App {
    /// How much one person is given.
    pub(crate) fn limits(&self) -> Limits {
        let care = &self.config.care;
        Limits {
            in_a_row: care.in_a_row,
            per_hour: care.per_hour,
        }
    }

    /// What the team says that conversations are about.
    pub(crate) fn topics(&self) -> Vec<Topic> {
        let named = |(name, words): (&String, &Vec<String>)| Topic {
            name: Skill::trusted(name.clone()),
            words: words.clone(),
        };
        self.config.care.topics.iter().map(named).collect()
    }

    /// What an agent has settled about their own work.
    pub(crate) async fn presence(&self, agent: &Agent) -> Result<Presence, Problem> {
        let settled = self.store.presence(agent.id).await?;
        Ok(settled.unwrap_or_else(|| Presence::of(agent)))
    }

    /// What an agent has carried lately.
    pub(crate) async fn load(&self, agent: AgentId, presence: &Presence, now: Timestamp) -> Result<Load, Problem> {
        Ok(load_of(&self.store.carried(agent).await?, agent, presence.rested(now)))
    }
}

/// Whether somebody's hours say that they work now. A zone that is not known any more keeps nobody away.
pub(crate) fn at_work(hours: Option<&Hours>, now: Timestamp) -> bool {
    let local = |hours: &Hours| TimeZone::get(&hours.zone).map(|zone| now.to_zoned(zone).datetime());
    hours.is_none_or(|hours| local(hours).map_or(true, |local| hours.hold(local)))
}

/// When somebody's hours begin next.
pub(crate) fn next_hours(hours: &Hours, now: Timestamp) -> Option<Timestamp> {
    let zone = TimeZone::get(&hours.zone).ok()?;
    let next = hours.next(now.to_zoned(zone.clone()).datetime())?;
    Some(next.to_zoned(zone).ok()?.timestamp())
}

/// Whether somebody is not there now: signed out, gone home, in a pause, outside their hours. Which of these, nobody else is told.
pub(crate) fn is_away(colleague: &Colleague, now: Timestamp) -> bool {
    let presence = colleague.presence.as_ref();
    let seen = colleague.seen_at.is_some_and(|seen| now.duration_since(seen) < HERE);
    let pausing = presence.is_some_and(|presence| presence.pausing(now).is_some());
    !colleague.signed_in || !seen || pausing || !at_work(presence.and_then(|presence| presence.hours.as_ref()), now)
}

/// Those who are here, as routing sees them.
pub(crate) fn hands(here: &[&Colleague], carried: &[Carried], queue: &[Summary], limits: Limits, now: Timestamp) -> Vec<Hand> {
    let hand = |colleague: &&Colleague| {
        let agent = colleague.agent;
        let rested = colleague.presence.as_ref().and_then(|presence| presence.rested(now));
        let waits = |summary: &&Summary| summary.conversation.with() == Some(agent) && summary.conversation.glance.waiting_since.is_some();
        let last = carried.iter().filter(|one| one.agent == agent).map(|one| one.at).max();
        Hand {
            agent,
            skills: colleague
                .presence
                .as_ref()
                .map(|presence| presence.gladly.clone())
                .unwrap_or_default(),
            limits,
            load: load_of(carried, agent, rested),
            room: usize::from(!queue.iter().any(|summary| waits(&summary))),
            idle_since: last.max(rested).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    };
    here.iter().map(hand).collect()
}

fn load_of(carried: &[Carried], agent: AgentId, rested: Option<Timestamp>) -> Load {
    let theirs = carried.iter().filter(|one| one.agent == agent);
    Load::of(theirs.map(|one| (one.at, one.hard)), rested)
}
