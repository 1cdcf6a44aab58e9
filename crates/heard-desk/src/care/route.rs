//! Who takes which waiting conversation, and why. A pure function of who is there and who waits, so that it can be explained and
//! simulated.

use jiff::{SignedDuration, Timestamp};

use super::load::{Limits, Load};
use crate::{AgentId, ConversationId, Line};

/// How long a hard conversation waits for somebody below their limits, before anybody may be asked.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(4);

/// How long a conversation waits for somebody with the skill, before anybody may be asked.
pub const SKILL_PATIENCE: SignedDuration = SignedDuration::from_mins(3);

/// What a conversation is about and somebody knows their way in: "billing".
pub type Skill = Line;

/// Somebody at work.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Who.
    pub agent: AgentId,
    /// In what they know their way.
    pub skills: Vec<Skill>,
    /// How much they take.
    pub limits: Limits,
    /// What they have carried lately.
    pub load: Load,
    /// How many more conversations they can take now; 0 in a pause.
    pub room: usize,
    /// Since when nothing was given to them.
    pub idle_since: Timestamp,
}

/// A conversation that waits for somebody.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub conversation: ConversationId,
    /// Since when.
    pub since: Timestamp,
    /// Whether it is hard to carry.
    pub hard: bool,
    /// Whether it cannot wait for the fittest: somebody vulnerable, or in haste.
    pub pressing: bool,
    /// What it is about.
    pub wants: Option<Skill>,
    /// Who has answered this customer before.
    pub known_by: Option<AgentId>,
    /// Who would rather not take it. Nobody is asked why.
    pub declined: Vec<AgentId>,
}

/// A conversation given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which.
    pub conversation: ConversationId,
    /// To whom.
    pub agent: AgentId,
    /// Why to them.
    pub why: Why,
}

/// Why somebody was chosen: the first reason that told them from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// They have answered this customer before, who need not tell it all again.
    KnowsThem,
    /// They know their way in what it is about, which others who are free do not.
    Skilled(Skill),
    /// It is hard, and they have carried fewest hard ones within the hour.
    LightestLoad {
        /// How many.
        in_an_hour: usize,
    },
    /// It is a calm one, and they have carried hard ones in a row.
    ToBreathe {
        /// How many.
        in_a_row: usize,
    },
    /// They have been free for longest.
    FreeForLongest,
    /// It is hard and everybody who could take it is at their limit, and it could wait no longer.
    PastTheLimit {
        /// For how long it has waited.
        waited: SignedDuration,
    },
}

/// Gives waiting conversations to those who are free, most urgent first as they are given. Whoever waits in vain waits on: for somebody below
/// their limits, or with the skill, as long as that is not too long. Who has had hard ones in a row is given a calm one before another hard one
/// as long as calm ones wait, however long the hard one has.
pub fn route(waiting: &[Waiting], hands: &mut [Hand], now: Timestamp) -> Vec<Pick> {
    let mut picks = Vec::new();
    for rows in [Rows::Spared, Rows::Not] {
        for it in waiting {
            let given = picks.iter().any(|pick: &Pick| pick.conversation == it.conversation);
            picks.extend((!given).then(|| give(it, hands, rows, now)).flatten());
        }
    }
    picks
}

/// Whether somebody with a full row of hard ones behind them may be given one that could wait no longer. Those in haste are not kept waiting for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    Spared,
    Not,
}

fn give(it: &Waiting, hands: &mut [Hand], rows: Rows, now: Timestamp) -> Option<Pick> {
    let (agent, why) = choose(it, hands, rows, now)?;
    let hand = hands.iter_mut().find(|hand| hand.agent == agent)?;
    hand.room = hand.room.saturating_sub(1);
    hand.load.take(it.hard, now);
    hand.idle_since = now;
    Some(Pick {
        conversation: it.conversation,
        agent,
        why,
    })
}

fn choose(it: &Waiting, hands: &[Hand], rows: Rows, now: Timestamp) -> Option<(AgentId, Why)> {
    let waited = now.duration_since(it.since);
    let willing: Vec<&Hand> = hands.iter().filter(|hand| !it.declined.contains(&hand.agent)).collect();
    let free = |hand: &&&Hand| hand.room > 0;
    let spared = |hand: &&&Hand| !it.hard || !hand.load.is_full(hand.limits, now);
    if let Some(known) = willing
        .iter()
        .filter(free)
        .filter(spared)
        .find(|hand| Some(hand.agent) == it.known_by)
    {
        return Some((known.agent, Why::KnowsThem));
    }
    let skilled = |hand: &&&Hand| it.wants.as_ref().is_none_or(|skill| hand.skills.contains(skill));
    let patient = !it.pressing && waited < SKILL_PATIENCE && willing.iter().any(|hand| skilled(&hand));
    let mut fit: Vec<&Hand> = willing.iter().filter(free).filter(skilled).copied().collect();
    if fit.is_empty() && !patient {
        fit = willing.iter().filter(free).copied().collect();
    }
    let told_apart = fit.len() < willing.iter().filter(free).count();
    let below: Vec<&Hand> = fit.iter().filter(spared).copied().collect();
    if below.is_empty() {
        let past = it.pressing || waited >= PATIENCE;
        let may = |hand: &&Hand| past && (it.pressing || rows == Rows::Not || hand.load.in_a_row(now) < hand.limits.in_a_row);
        let lightest = fit.into_iter().filter(may).min_by_key(|hand| burden(hand, now))?;
        return Some((lightest.agent, Why::PastTheLimit { waited }));
    }
    let skill = it.wants.clone().filter(|_| told_apart);
    let (chosen, why) = if it.hard { for_hard(&below, now)? } else { for_calm(&below, now)? };
    Some((chosen, skill.filter(|_| below.len() == 1).map_or(why, Why::Skilled)))
}

/// A hard one goes to who has carried fewest.
fn for_hard(hands: &[&Hand], now: Timestamp) -> Option<(AgentId, Why)> {
    let lightest = hands.iter().min_by_key(|hand| burden(hand, now))?;
    let in_an_hour = lightest.load.in_an_hour(now);
    let alone = hands.iter().all(|hand| hand.load.in_an_hour(now) == in_an_hour);
    let why = if alone {
        Why::FreeForLongest
    } else {
        Why::LightestLoad { in_an_hour }
    };
    Some((lightest.agent, why))
}

/// A calm one goes to who has the longest row of hard ones behind them, at two or more; else to who has been free for longest.
fn for_calm(hands: &[&Hand], now: Timestamp) -> Option<(AgentId, Why)> {
    let row = |hand: &Hand| Some(hand.load.in_a_row(now)).filter(|row| *row > 1).unwrap_or_default();
    let chosen = hands
        .iter()
        .min_by_key(|hand| (std::cmp::Reverse(row(hand)), hand.idle_since, hand.agent))?;
    let why = match row(chosen) {
        0 => Why::FreeForLongest,
        in_a_row => Why::ToBreathe { in_a_row },
    };
    Some((chosen.agent, why))
}

/// Sorts who has carried least first.
fn burden(hand: &Hand, now: Timestamp) -> (usize, usize, Timestamp, AgentId) {
    (hand.load.in_an_hour(now), hand.load.in_a_row(now), hand.idle_since, hand.agent)
}
