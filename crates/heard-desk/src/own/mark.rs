//! What somebody got right of what they practised, by area of the practice. Numbers only, and theirs alone.

use std::fmt;
use std::str::FromStr;

use heard_engine::practice;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Agent, AgentId, Change, TeamId, Write};

/// Letters of the practice's areas in which skill can show.
pub const AREAS: &str = "LUVCOF";

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An answer to a question in practice.
    Quiz,
    /// An exam that was handed in.
    Exam,
    /// A rehearsal that was played to its end.
    Rehearsal,
    /// Replies that were sent, where their writer wished it.
    Reply,
}

/// So many of so many in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The letter of the area, as the practice has it: L, U, V …
    pub area: char,
    /// Where from.
    pub source: Source,
    /// How many were right, or done well.
    pub got: u32,
    /// Of how many; never 0.
    pub of: u32,
    /// When.
    pub at: Timestamp,
}

impl Mark {
    /// A mark, unless it says nothing: of none, or of an area that the practice does not have. More right than there were count as all.
    pub fn new(area: char, source: Source, got: u32, of: u32, at: Timestamp) -> Option<Self> {
        let known = practice().iter().any(|chapter| chapter.letter == area);
        (of > 0 && known).then(|| Self {
            area,
            source,
            got: got.min(of),
            of,
            at,
        })
    }
}

/// Keeps marks of somebody's, for them alone.
pub(crate) fn earned(team: TeamId, agent: AgentId, marks: impl IntoIterator<Item = Mark>) -> Change {
    let writes = marks.into_iter().map(|mark| Write::Mark { team, agent, mark });
    Change::new(writes.collect())
}

impl Agent {
    /// Keeps marks of this agent's, for them alone.
    pub fn earns(&self, marks: impl IntoIterator<Item = Mark>) -> Change {
        earned(self.team, self.id, marks)
    }

    /// Forgets all of their progress: marks, answers in practice, exams. A certificate that was given out stands.
    pub fn forget_progress(&self) -> Change {
        Change::new(vec![Write::ForgetProgress(self.id)])
    }
}

/// How sure somebody is in an area, told of many together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Less than six in ten.
    Beginning,
    /// Six to eight in ten.
    UnderWay,
    /// Eight in ten and more.
    Sure,
}

/// Below so many answers nothing is said of how sure somebody is.
const TOO_FEW: u32 = 5;

/// How many persons are at each [`Level`] in an area; who answered little there is left out. `shares`: got and of, one entry a person.
pub fn levels(shares: impl IntoIterator<Item = (u32, u32)>) -> [u32; 3] {
    let mut counted = [0; 3];
    let [beginning, under_way, sure] = &mut counted;
    for (got, of) in shares {
        if of < TOO_FEW {
            continue;
        }
        // Tenths without a fraction.
        let (got, of) = (u64::from(got) * 10, u64::from(of));
        let level = if got < 6 * of {
            &mut *beginning
        } else if got < 8 * of {
            &mut *under_way
        } else {
            &mut *sure
        };
        *level += 1;
    }
    counted
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quiz => "quiz",
            Self::Exam => "exam",
            Self::Rehearsal => "rehearsal",
            Self::Reply => "reply",
        })
    }
}

/// A text that names no source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no source of marks")]
pub struct NotASource(String);

impl FromStr for Source {
    type Err = NotASource;

    fn from_str(text: &str) -> Result<Self, NotASource> {
        match text {
            "quiz" => Ok(Self::Quiz),
            "exam" => Ok(Self::Exam),
            "rehearsal" => Ok(Self::Rehearsal),
            "reply" => Ok(Self::Reply),
            other => Err(NotASource(other.to_owned())),
        }
    }
}
