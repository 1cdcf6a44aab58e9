//! Rehearsals that an agent keeps. They are theirs alone, whoever asks, and no event tells of them.
//!
//! Kept are the scenario's id, the seed and what was written, as a tree of turns, and beside each turn what was shown of it. A run is played again from these;
//! what was shown then stands, also where a later coach would say otherwise.

mod debriefed;
mod finished;
mod past;
mod played;
mod scenario;
mod turn;

use heard_rehearsal::{Outcome, Scenario, State};
use jiff::Timestamp;

pub use debriefed::{Debriefed, Tried};
pub use finished::{Ending, finished};
pub use past::told_of;
pub use played::Played;
pub use scenario::{OwnScenario, ScenarioText};
pub use turn::{Rehearsed, RehearsedTurn};

use crate::{Agent, AgentId, Change, Changed, DeskError, Digest, RehearsalId, TeamId, Version, Write};

/// One run with a simulated customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsal {
    /// Names it.
    pub id: RehearsalId,
    /// Where its writer serves.
    pub team: TeamId,
    /// Who. Nobody else reads it, whoever they are.
    pub by: AgentId,
    /// The scenario's id.
    pub scenario: String,
    /// What its file said, as a number ([`heard_rehearsal::Shelf::print`]).
    pub print: u64,
    /// What the scenario was called.
    pub title: String,
    /// What the customer is called.
    pub customer: String,
    /// Where its chance comes from.
    pub seed: u64,
    /// The customer's first message.
    pub opening: String,
    /// Where they stood with it.
    pub start: State,
    /// Every turn of every branch, in the order in which they were tried.
    pub turns: Vec<RehearsedTurn>,
    /// When it began.
    pub begun_at: Timestamp,
    /// When something was last written in it.
    pub last_at: Timestamp,
    /// The request that began it, where that had a key.
    pub asked: Option<Asked>,
    /// How often it was written.
    pub version: Version,
}

/// A request with a key: the hashes of the key and of all that was asked. Sent again it is known by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Of the key.
    pub key: Digest,
    /// Of what was asked.
    pub what: Digest,
}

/// A scenario with what its file says, as a number.
#[derive(Clone, Copy, Debug)]
pub struct OnShelf<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// Its print.
    pub print: u64,
}

impl Rehearsal {
    /// The most that one agent keeps.
    pub const MOST: usize = 200;
    /// The most turns of one, over all branches.
    pub const MOST_TURNS: usize = 60;
    /// The largest seed: larger whole numbers are not the same in every JSON reader.
    pub const LARGEST_SEED: u64 = (1 << 53) - 1;

    /// Somebody begins one, who has kept so many.
    pub fn begin(by: &Agent, of: OnShelf<'_>, seed: u64, kept: usize, asked: Option<Asked>, now: Timestamp) -> Changed<Self> {
        if kept >= Self::MOST {
            return Err(DeskError::TooManyRehearsals(Self::MOST));
        }
        if seed > Self::LARGEST_SEED {
            return Err(DeskError::SeedTooLarge(Self::LARGEST_SEED));
        }
        let run = heard_rehearsal::Rehearsal::begin(of.scenario, seed);
        let rehearsal = Self {
            id: RehearsalId::at(now),
            team: by.team,
            by: by.id,
            scenario: run.scenario,
            print: of.print,
            title: of.scenario.title.clone(),
            customer: of.scenario.persona.name.clone(),
            seed,
            opening: run.opening,
            start: run.start,
            turns: Vec::new(),
            begun_at: now,
            last_at: now,
            asked,
            version: Version::FIRST,
        };
        let change = Change::new(vec![Write::Rehearsal(Box::new(rehearsal.clone()))]);
        Ok((rehearsal, change))
    }

    /// The best end that was reached.
    pub fn best(&self) -> Option<Outcome> {
        self.turns.iter().filter_map(|turn| turn.shown.outcome).max()
    }

    /// The turn that a request made, where it was done before.
    pub fn made_under(&self, key: Digest) -> Option<(usize, Digest)> {
        let mut turns = self.turns.iter().enumerate();
        turns.find_map(|(at, turn)| turn.asked.filter(|asked| asked.key == key).map(|asked| (at, asked.what)))
    }

    /// It is erased, for good.
    pub fn erase(&self) -> Change {
        Change::new(vec![Write::EraseRehearsal(self.id, self.by)])
    }

    /// All of somebody's are erased, for good.
    pub fn erase_all(by: AgentId) -> Change {
        Change::new(vec![Write::EraseRehearsals(by)])
    }
}
