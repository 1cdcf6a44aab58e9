//! How a run ends.

use serde::{Deserialize, Serialize};

/// How a run ends, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The customer leaves.
    WalkedOut,
    /// The customer goes to a manager.
    Escalated,
    /// It went on for too long without a solution.
    Unsolved,
    /// Solved; the customer does not feel heard.
    Settled,
    /// Solved, and the customer feels heard.
    Heard,
}

impl Outcome {
    /// All five, worst first.
    pub const ALL: [Self; 5] = [Self::WalkedOut, Self::Escalated, Self::Unsolved, Self::Settled, Self::Heard];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::WalkedOut => "walked_out",
            Self::Escalated => "escalated",
            Self::Unsolved => "unsolved",
            Self::Settled => "settled",
            Self::Heard => "heard",
        }
    }

    /// What it means, one short sentence.
    pub fn says(self) -> &'static str {
        match self {
            Self::WalkedOut => "The customer left.",
            Self::Escalated => "The customer went to a manager.",
            Self::Unsolved => "The customer gave up for today: nothing is solved.",
            Self::Settled => "Solved, but the customer does not feel heard.",
            Self::Heard => "Solved, and the customer feels heard.",
        }
    }

    /// What it counts when runs are compared, 0 to 1.
    pub(crate) fn worth(self) -> f32 {
        match self {
            Self::WalkedOut => 0.0,
            Self::Escalated => 0.15,
            Self::Unsolved => 0.35,
            Self::Settled => 0.65,
            Self::Heard => 1.0,
        }
    }
}
