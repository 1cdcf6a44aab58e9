//! Ways of answering: five of falling quality from the scenario's own replies, and five that try to win without listening.

use super::gaming;
use crate::scenario::{Policies, Replies};
use crate::{Scenario, chance};

/// A way of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Sees the person, solves the matter.
    Excellent,
    /// Short and kind, solves the matter.
    Decent,
    /// Phrases that fit anybody.
    Stock,
    /// Correct, without any feeling.
    Cold,
    /// Blames, belittles, shrugs.
    Harmful,
    /// Every stock phrase there is, one after the other.
    AllPhrases,
    /// The words that help, without sentences.
    WordList,
    /// The customer's own words back.
    Parrot,
    /// Apologies without end.
    Sorry,
    /// All of these at once.
    Everything,
}

impl Policy {
    /// Of falling quality, best first.
    pub const QUALITY: [Self; 5] = [Self::Excellent, Self::Decent, Self::Stock, Self::Cold, Self::Harmful];
    /// Those that try to win without listening.
    pub const GAMING: [Self; 5] = [Self::AllPhrases, Self::WordList, Self::Parrot, Self::Sorry, Self::Everything];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Decent => "decent",
            Self::Stock => "stock",
            Self::Cold => "cold",
            Self::Harmful => "harmful",
            Self::AllPhrases => "all phrases",
            Self::WordList => "word list",
            Self::Parrot => "parrot",
            Self::Sorry => "sorry",
            Self::Everything => "everything",
        }
    }

    /// What it writes to the customer's latest words after so many turns; `None` where the scenario brings no replies.
    pub fn reply(self, scenario: &Scenario, seed: u64, turn: usize, theirs: &str) -> Option<String> {
        let own = |of: fn(&Policies) -> &Replies| scenario.replies.as_ref().and_then(|all| pick(of(all), seed, turn));
        match self {
            Self::Excellent => own(|all| &all.excellent),
            Self::Decent => own(|all| &all.decent),
            Self::Stock => own(|all| &all.stock),
            Self::Cold => own(|all| &all.cold),
            Self::Harmful => own(|all| &all.harmful),
            Self::AllPhrases => Some(gaming::all_phrases(turn)),
            Self::WordList => Some(gaming::word_list(scenario, turn)),
            Self::Parrot => Some(theirs.to_owned()),
            Self::Sorry => Some(gaming::sorry(turn)),
            Self::Everything => Some(gaming::everything(scenario, turn, theirs)),
        }
    }
}

/// One of the replies of this turn; whoever has to write on goes through the last ones in turn.
fn pick(replies: &Replies, seed: u64, turn: usize) -> Option<String> {
    let list = match turn {
        0 => &replies.first,
        1 => &replies.then,
        _ => &replies.last,
    };
    let first = chance::one_of(list.len(), seed, &[900, u64::try_from(turn.min(2)).unwrap_or_default()]);
    let on = turn.saturating_sub(2);
    list.get((first + on) % list.len().max(1)).cloned()
}
