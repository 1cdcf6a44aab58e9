//! One day: who is there when, who comes when, and how long each conversation takes. Everything is drawn from one seed.

use std::collections::VecDeque;

use heard_desk::care::{Hand, Limits, Load, Pick, Skill, Waiting, Why, route, suggest};
use heard_desk::{AgentId, ConversationId, Line};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::figures::{Carried, Figures};
use super::policy::Policy;

/// Seconds between two looks at who is free.
const STEP: i64 = 5;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// From half past eight to five, in seconds of the day; those who are there longest go at half past.
const OPENS: i64 = 8 * HOUR + 30 * MINUTE;
const CLOSES: i64 = 17 * HOUR;
const ENDS: i64 = CLOSES + HOUR;
/// On a day on which something breaks, half of what comes then is hard.
const OUTAGE: std::ops::Range<i64> = 10 * HOUR + 30 * MINUTE..12 * HOUR;

/// What sort of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One in five is hard, all day.
    Ordinary,
    /// Something breaks.
    Outage,
}

/// Somebody's day.
struct Person {
    hand: Hand,
    shift: std::ops::Range<i64>,
    lunch: std::ops::Range<i64>,
    busy_until: i64,
    pause_until: Option<i64>,
    carried: Carried,
}

/// A customer who will come.
struct Coming {
    at: i64,
    waiting: Waiting,
    takes: i64,
}

/// A day that has not begun.
pub(super) struct Day {
    people: Vec<Person>,
    coming: VecDeque<Coming>,
    chance: fastrand::Rng,
}

fn at(second: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
}

fn skills() -> Vec<Skill> {
    ["billing", "travel", "technical"]
        .into_iter()
        .filter_map(|name| Line::new(name).ok())
        .collect()
}

impl Day {
    pub(super) fn of(seed: u64, kind: Kind, agents: usize, conversations: usize) -> Self {
        let mut chance = fastrand::Rng::with_seed(seed);
        let people: Vec<Person> = (0..agents).map(|number| person(number, &mut chance)).collect();
        let mut coming: Vec<Coming> = (0..conversations)
            .map(|number| customer(number, kind, &people, &mut chance))
            .collect();
        coming.sort_by_key(|customer| customer.at);
        Self {
            people,
            coming: coming.into(),
            chance,
        }
    }

    /// Passes the day, and adds what it came to.
    pub(super) fn pass(mut self, policy: Policy, figures: &mut Figures) {
        let mut waiting: Vec<Coming> = Vec::new();
        let mut turn = 0;
        let mut now = OPENS;
        while now < ENDS {
            while let Some(next) = self.coming.pop_front_if(|next| next.at <= now) {
                waiting.push(next);
            }
            waiting.sort_by_key(|it| (!it.waiting.pressing, it.at));
            self.people.iter_mut().for_each(|person| person.come_back(now));
            let picks = match policy {
                Policy::Turns => self.by_turns(&waiting, now, &mut turn),
                Policy::Routed | Policy::Pauses => self.routed(&waiting, now),
            };
            for (pick, why) in picks {
                self.hand_out(&pick, why.as_ref(), &mut waiting, now, figures);
            }
            if policy == Policy::Pauses {
                self.offer_pauses(now, figures);
            }
            now += STEP;
        }
        figures.days += 1;
        figures.left += waiting.len() + self.coming.len();
        self.people.into_iter().for_each(|person| figures.day_of(&person.carried));
    }

    fn by_turns(&self, waiting: &[Coming], now: i64, turn: &mut usize) -> Vec<(Pick, Option<Why>)> {
        let mut picks: Vec<(Pick, Option<Why>)> = Vec::new();
        for it in waiting {
            let taken = |person: &Person| picks.iter().any(|(pick, _)| pick.agent == person.hand.agent);
            let places = (0..self.people.len()).map(|step| (*turn + step) % self.people.len());
            let found = places
                .filter_map(|place| Some((place, self.people.get(place)?)))
                .find(|(_, person)| person.is_free(now) && !taken(person));
            let Some((place, person)) = found else { break };
            *turn = place + 1;
            let (conversation, agent) = (it.waiting.conversation, person.hand.agent);
            let why = Why::FreeForLongest;
            picks.push((Pick { conversation, agent, why }, None));
        }
        picks
    }

    fn routed(&self, waiting: &[Coming], now: i64) -> Vec<(Pick, Option<Why>)> {
        let there = self.people.iter().filter(|person| person.is_there(now));
        let mut hands: Vec<Hand> = there
            .map(|person| Hand {
                room: usize::from(person.is_free(now)),
                ..person.hand.clone()
            })
            .collect();
        let waiting: Vec<Waiting> = waiting.iter().map(|it| it.waiting.clone()).collect();
        let picks = route(&waiting, &mut hands, at(now));
        picks.into_iter().map(|pick| (pick.clone(), Some(pick.why))).collect()
    }

    fn hand_out(&mut self, pick: &Pick, why: Option<&Why>, waiting: &mut Vec<Coming>, now: i64, figures: &mut Figures) {
        let place = waiting.iter().position(|it| it.waiting.conversation == pick.conversation);
        let person = self.people.iter_mut().find(|person| person.hand.agent == pick.agent);
        let (Some(place), Some(person)) = (place, person) else { return };
        let it = waiting.remove(place);
        person.busy_until = now + it.takes;
        person.hand.idle_since = at(now + it.takes);
        person.hand.load.take(it.waiting.hard, at(now));
        person.carried.take(it.waiting.hard, now);
        let fits = it.waiting.wants.as_ref().map(|skill| person.hand.skills.contains(skill));
        let knows = it.waiting.known_by.map(|agent| agent == pick.agent);
        figures.served(now - it.at, it.waiting.hard, it.waiting.pressing, fits, knows, why);
    }

    fn offer_pauses(&mut self, now: i64, figures: &mut Figures) {
        for person in &mut self.people {
            let just_free = person.busy_until <= now && now < person.busy_until + STEP;
            let Some(rest) = suggest(&person.hand.load, person.hand.limits, at(now)).filter(|_| just_free) else {
                continue;
            };
            figures.offered += 1;
            if self.chance.f32() < 2.0 / 3.0 {
                figures.rested += rest.length();
                person.pause_until = Some(now + rest.length().as_secs());
            }
        }
    }
}

impl Person {
    fn is_there(&self, now: i64) -> bool {
        self.shift.contains(&now) && !self.lunch.contains(&now)
    }

    fn is_free(&self, now: i64) -> bool {
        self.is_there(now) && self.busy_until <= now && self.pause_until.is_none()
    }

    /// From a pause, or from lunch, which is one.
    fn come_back(&mut self, now: i64) {
        let lunch = Some(self.lunch.end).filter(|end| (now - STEP..now).contains(end));
        if self.pause_until.is_some_and(|until| until <= now) || lunch.is_some() {
            self.pause_until = None;
            self.hand.load.rested(at(now));
            self.carried.rested();
        }
    }
}

fn person(number: usize, chance: &mut fastrand::Rng) -> Person {
    let start = OPENS + chance.i64(0..3) * 15 * MINUTE;
    let lunch = 11 * HOUR + 30 * MINUTE + chance.i64(0..6) * 20 * MINUTE;
    let mut skills = skills();
    chance.shuffle(&mut skills);
    skills.truncate(chance.usize(1..3));
    Person {
        hand: Hand {
            agent: Uuid::from_u128(number as u128 + 1).into(),
            skills,
            limits: Limits::default(),
            load: Load::default(),
            room: 1,
            idle_since: at(start),
        },
        shift: start..start + 8 * HOUR + 30 * MINUTE,
        lunch: lunch..lunch + 45 * MINUTE,
        busy_until: start,
        pause_until: None,
        carried: Carried::default(),
    }
}

fn customer(number: usize, kind: Kind, people: &[Person], chance: &mut fastrand::Rng) -> Coming {
    let second = arrival(chance);
    let hard = chance.f32()
        < if kind == Kind::Outage && OUTAGE.contains(&second) {
            0.5
        } else {
            0.2
        };
    let known = chance.f32() < 0.2;
    let agent = |chance: &mut fastrand::Rng| -> Option<AgentId> { chance.choice(people).map(|person| person.hand.agent) };
    let conversation: ConversationId = Uuid::from_u128(1_000 + number as u128).into();
    Coming {
        at: second,
        waiting: Waiting {
            conversation,
            since: at(second),
            hard,
            pressing: chance.f32() < if hard { 0.15 } else { 0.02 },
            wants: if chance.f32() < 0.4 { chance.choice(skills()) } else { None },
            known_by: known.then(|| agent(chance)).flatten(),
            declined: vec![],
        },
        takes: length(if hard { 4.6 } else { 2.5 }, chance),
    }
}

/// More come around ten and two than in between: one in five of all around each, the rest evenly.
fn arrival(chance: &mut fastrand::Rng) -> i64 {
    loop {
        let around = |hour: i64, chance: &mut fastrand::Rng| hour * HOUR + spread(chance, 50 * MINUTE);
        let second = match chance.u8(0..5) {
            0 => around(10, chance),
            1 => around(14, chance),
            _ => chance.i64(OPENS..CLOSES),
        };
        if (OPENS..CLOSES).contains(&second) {
            return second;
        }
    }
}

/// About normal, of this deviation: the sum of twelve even draws.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "seconds of a day")]
fn spread(chance: &mut fastrand::Rng, deviation: i64) -> i64 {
    (normal(chance) * deviation as f64) as i64
}

fn normal(chance: &mut fastrand::Rng) -> f64 {
    (0..12).map(|_| chance.f64()).sum::<f64>() - 6.0
}

/// Seconds, log-normal: half of all are shorter than `median` minutes.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "seconds of a day")]
fn length(median: f64, chance: &mut fastrand::Rng) -> i64 {
    (median * MINUTE as f64 * (0.55 * normal(chance)).exp()) as i64
}
