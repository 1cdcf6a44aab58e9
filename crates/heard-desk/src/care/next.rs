//! “Next, please”: what somebody who asks is given. The same routing as where work is handed out, with those who do not ask as people for whom
//! something may be kept a moment, and never longer.

use heard_engine::Flag;
use jiff::{SignedDuration, Timestamp};

use super::load::is_hard;
use super::{Hand, Pick, SKILL_PATIENCE, Skill, Topic, Waiting, Why, route, wants};
use crate::{AgentId, Name, Summary, Urgency, urgency};

/// How long a customer waits for somebody who is away, before a colleague may be asked.
pub const AWAY_PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// A conversation that somebody may be given.
#[derive(Clone, Debug)]
pub struct Open<'s> {
    /// As routing sees it.
    pub waiting: Waiting,
    /// The colleague who has it and is away.
    pub from: Option<(AgentId, Option<&'s Name>)>,
}

/// Which conversations may be given to somebody, in the order of the queue that they come in: those of nobody in which somebody waits or a promise
/// is about to break, and those of colleagues who are away for longer than a customer should wait. `gladly`: what people here take gladly.
pub fn open_to<'s>(queue: &'s [Summary], here: &[AgentId], topics: &[Topic], gladly: &[Skill], now: Timestamp) -> Vec<Open<'s>> {
    let open = |summary: &'s Summary| {
        let conversation = &summary.conversation;
        let glance = &conversation.glance;
        let due = matches!(urgency(summary, now), Urgency::PromiseDue(_));
        let since = glance.waiting_since.or_else(|| due.then_some(glance.last_at))?;
        let pressing = glance.flags.iter().any(|flag| matches!(flag, Flag::Vulnerable | Flag::Urgent));
        let holder = conversation.with();
        let long = pressing || due || now.duration_since(since) >= AWAY_PATIENCE;
        if holder.is_some_and(|holder| here.contains(&holder) || !long) {
            return None;
        }
        let waiting = Waiting {
            conversation: conversation.id,
            since,
            hard: is_hard(glance),
            pressing,
            wants: wants(summary, topics, gladly),
            known_by: None,
            declined: conversation.declined_by(now),
        };
        let from = holder.map(|holder| (holder, summary.taken_name.as_ref()));
        Some(Open { waiting, from })
    };
    queue.iter().filter_map(open).collect()
}

/// What somebody who asks is given of what waits, most urgent first. `hands`: everybody here; `room` of the others: 1 where they look free, 0 where a
/// customer waits for them. `None`: nothing waits that could not wait a moment for somebody fitter, or for their breath.
///
/// First it is shared out as if all who look free had asked too. So of two who ask at the same time the one who has carried more is given the calm
/// one; and what is in haste is not kept for anybody. Who asks is not sent away for colleagues who do not: where sharing out leaves them nothing,
/// they are given what they could take alone, but for what somebody knows, or knows their way in, for three minutes.
pub fn next_for(agent: AgentId, waiting: &[Waiting], hands: &[Hand], now: Timestamp) -> Option<Pick> {
    let mut all: Vec<Hand> = hands.to_vec();
    for hand in &mut all {
        if hand.agent == agent {
            hand.room = 1;
            // Who asks is free now.
            hand.idle_since = Timestamp::MIN;
        }
    }
    let shared = route(waiting, &mut all.clone(), now);
    let place = |pick: &Pick| waiting.iter().position(|it| it.conversation == pick.conversation);
    let of = |pick: &Pick| waiting.iter().find(|it| it.conversation == pick.conversation);
    let mine = shared.iter().find(|pick| pick.agent == agent);
    let mine_at = mine.and_then(place).unwrap_or(usize::MAX);
    let cannot_wait = |it: &Waiting| it.pressing || now.duration_since(it.since) >= SKILL_PATIENCE;
    let before_mine = |pick: &Pick| pick.agent != agent && of(pick).is_some_and(cannot_wait) && place(pick).is_some_and(|at| at < mine_at);
    if let Some(mine) = mine
        && !shared.iter().any(before_mine)
    {
        return Some(mine.clone());
    }
    let fitter = |pick: &Pick| pick.agent != agent && matches!(pick.why, Why::KnowsThem | Why::Skilled(_));
    let kept = |it: &Waiting| !cannot_wait(it) && shared.iter().any(|pick| pick.conversation == it.conversation && fitter(pick));
    let left: Vec<Waiting> = waiting.iter().filter(|it| !kept(it)).cloned().collect();
    for hand in all.iter_mut().filter(|hand| hand.agent != agent) {
        hand.room = 0;
    }
    route(&left, &mut all, now).into_iter().next()
}
