//! Who did something.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{AgentId, CustomerId};

/// Who did something. Written as `agent:<id>`, `customer:<id>` or `desk`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Actor {
    /// One of the team.
    Agent(AgentId),
    /// The customer.
    Customer(CustomerId),
    /// The desk itself, when a time comes.
    Desk,
}

impl From<AgentId> for Actor {
    fn from(id: AgentId) -> Self {
        Self::Agent(id)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent(id) => write!(f, "agent:{id}"),
            Self::Customer(id) => write!(f, "customer:{id}"),
            Self::Desk => f.write_str("desk"),
        }
    }
}

/// A text that names no actor.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names neither an agent nor a customer nor the desk")]
pub struct NotAnActor(String);

impl FromStr for Actor {
    type Err = NotAnActor;

    fn from_str(text: &str) -> Result<Self, NotAnActor> {
        let refuse = || NotAnActor(text.to_owned());
        match text.split_once(':') {
            Some(("agent", id)) => id.parse().map(Self::Agent).map_err(|_| refuse()),
            Some(("customer", id)) => id.parse().map(Self::Customer).map_err(|_| refuse()),
            None if text == "desk" => Ok(Self::Desk),
            _ => Err(refuse()),
        }
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> Self {
        actor.to_string()
    }
}

impl TryFrom<String> for Actor {
    type Error = NotAnActor;

    fn try_from(text: String) -> Result<Self, NotAnActor> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_survive_text() {
        let now = jiff::Timestamp::UNIX_EPOCH;
        for actor in [Actor::Agent(AgentId::at(now)), Actor::Customer(CustomerId::at(now)), Actor::Desk] {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
        for poor in ["", "desk:1", "agent:", "agent", "robot:1"] {
            assert!(poor.parse::<Actor>().is_err(), "{poor}");
        }
    }
}
