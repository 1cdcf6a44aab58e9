//! Who takes what, and when somebody is offered a pause.

use heard_desk::care::{Hand, Limits, Load, PATIENCE, Pick, Rest, SKILL_PATIENCE, Waiting, Why, is_hard, route, suggest};
use heard_desk::{AgentId, ConversationId, Line};
use heard_engine::{Feeling, Flag};
use jiff::SignedDuration;
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::{at, opened_with, reading};

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

fn who(number: u128) -> AgentId {
    Uuid::from_u128(number).into()
}

fn which(number: u128) -> ConversationId {
    Uuid::from_u128(1000 + number).into()
}

fn skill(name: &str) -> Line {
    Line::new(name).unwrap()
}

/// Somebody with room for one, who has taken hard ones at these times.
fn hand(number: u128, hard: &[i64]) -> Hand {
    Hand {
        agent: who(number),
        skills: vec![],
        limits: Limits::default(),
        load: Load::of(hard.iter().map(|second| (at(*second), true)), None),
        room: 1,
        idle_since: at(0),
    }
}

fn waits(number: u128, hard: bool, since: i64) -> Waiting {
    Waiting {
        conversation: which(number),
        since: at(since),
        hard,
        pressing: false,
        wants: None,
        known_by: None,
        declined: vec![],
    }
}

fn one(waiting: Waiting, mut hands: Vec<Hand>, now: i64) -> Option<(AgentId, Why)> {
    let picks = route(&[waiting], &mut hands, at(now));
    picks.into_iter().next().map(|pick| (pick.agent, pick.why))
}

#[test]
fn what_is_hard_is_said_by_the_customer_alone() {
    let of = |valence, flags: &[Flag]| is_hard(&opened_with("Hello", reading(Feeling::Anger, valence, flags)).glance);
    assert!(!of(0.0, &[]) && !of(0.0, &[Flag::Waiting, Flag::Urgent]));
    assert!(of(-1.0, &[]) && of(0.0, &[Flag::Vulnerable]) && of(0.0, &[Flag::Abuse]));
}

#[test]
fn a_row_ends_with_a_calm_one_a_pause_or_twenty_minutes() {
    let times = [0, 5 * MINUTE, 10 * MINUTE].map(|second| (at(second), true));
    let row = Load::of(times, None);
    assert_eq!(row.in_a_row(at(12 * MINUTE)), 3);
    assert_eq!(row.in_a_row(at(31 * MINUTE)), 0);
    assert_eq!(row.in_an_hour(at(31 * MINUTE)), 3);
    assert_eq!(row.in_an_hour(at(HOUR + 6 * MINUTE)), 1);
    let mut calm = row.clone();
    calm.take(false, at(12 * MINUTE));
    assert_eq!(calm.in_a_row(at(13 * MINUTE)), 0);
    assert_eq!(Load::of(times, Some(at(7 * MINUTE))).in_a_row(at(12 * MINUTE)), 1);
}

#[test]
fn a_pause_is_offered_at_the_limits() {
    let limits = Limits { in_a_row: 3, per_hour: 4 };
    let offered = |hard: &[i64]| suggest(&hand(1, hard).load, limits, at(50 * MINUTE));
    assert_eq!(offered(&[45 * MINUTE, 48 * MINUTE]), None);
    assert_eq!(offered(&[40 * MINUTE, 45 * MINUTE, 48 * MINUTE]), Some(Rest::Short { in_a_row: 3 }));
    let long = offered(&[0, 20 * MINUTE, 40 * MINUTE, 45 * MINUTE]).unwrap();
    assert_eq!(long, Rest::Long { in_an_hour: 4 });
    assert!(long.length() > SignedDuration::from_mins(10));
}

#[test]
fn whoever_answered_them_before_is_asked_first() {
    let known = Waiting {
        known_by: Some(who(2)),
        ..waits(1, true, 0)
    };
    let hands = vec![hand(1, &[]), hand(2, &[30])];
    assert_eq!(one(known.clone(), hands, 60), Some((who(2), Why::KnowsThem)));
    let full = vec![hand(1, &[]), hand(2, &[10, 20, 30])];
    assert_eq!(
        one(known, full, 60),
        Some((who(1), Why::FreeForLongest)),
        "unless it is too much for them"
    );
}

#[test]
fn a_hard_one_goes_to_who_has_carried_fewest() {
    let hands = vec![hand(1, &[10, 20]), hand(2, &[15])];
    assert_eq!(
        one(waits(1, true, 50), hands, 60),
        Some((who(2), Why::LightestLoad { in_an_hour: 1 }))
    );
}

#[test]
fn a_calm_one_gives_breath() {
    let hands = vec![hand(1, &[]), hand(2, &[10, 20])];
    assert_eq!(one(waits(1, false, 50), hands, 60), Some((who(2), Why::ToBreathe { in_a_row: 2 })));
}

#[test]
fn at_the_limit_it_waits_and_not_for_ever() {
    let full = || vec![hand(1, &[10, 20, 30])];
    assert_eq!(one(waits(1, true, 40), full(), 60), None);
    assert_eq!(one(waits(1, false, 40), full(), 60), Some((who(1), Why::ToBreathe { in_a_row: 3 })));
    let later = 40 + PATIENCE.as_secs();
    assert_eq!(
        one(waits(1, true, 40), full(), later),
        Some((who(1), Why::PastTheLimit { waited: PATIENCE }))
    );
    let pressing = Waiting {
        pressing: true,
        ..waits(1, true, 40)
    };
    let waited = SignedDuration::from_secs(20);
    assert_eq!(one(pressing, full(), 60), Some((who(1), Why::PastTheLimit { waited })));
}

#[test]
fn after_a_full_row_a_calm_one_comes_first() {
    let (hard, calm) = (waits(1, true, 0), waits(2, false, 900));
    let (mut hands, now) = (vec![hand(1, &[600, 700, 800])], at(1000));
    let picks = route(&[hard.clone(), calm], &mut hands, now);
    assert_eq!(picks.iter().map(|pick| pick.conversation).collect::<Vec<_>>(), [which(2)]);
    for hand in &mut hands {
        hand.room = 1;
    }
    assert_eq!(route(&[hard], &mut hands, now).len(), 1, "and then the hard one");
}

#[test]
fn skill_is_waited_for_and_not_for_ever() {
    let billing = Waiting {
        wants: Some(skill("billing")),
        ..waits(1, false, 0)
    };
    let skilled = |room| Hand {
        skills: vec![skill("billing")],
        room,
        ..hand(2, &[])
    };
    let free = || vec![hand(1, &[]), skilled(1)];
    assert_eq!(one(billing.clone(), free(), 60), Some((who(2), Why::Skilled(skill("billing")))));
    let busy = || vec![hand(1, &[]), skilled(0)];
    assert_eq!(one(billing.clone(), busy(), 60), None);
    assert_eq!(
        one(billing.clone(), busy(), SKILL_PATIENCE.as_secs()),
        Some((who(1), Why::FreeForLongest))
    );
    assert_eq!(
        one(billing, vec![hand(1, &[])], 60),
        Some((who(1), Why::FreeForLongest)),
        "nobody here has it"
    );
}

fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let skills = prop::collection::vec(prop::sample::select(vec!["billing", "travel"]), 0..2);
    let one = (prop::collection::vec(0..HOUR, 0..8), skills, 0..3usize, 0..HOUR);
    prop::collection::vec(one, 0..6).prop_map(|all| {
        let made = all.into_iter().zip(1..);
        made.map(|((hard, skills, room, idle), number)| Hand {
            skills: skills.into_iter().map(skill).collect(),
            room,
            idle_since: at(idle),
            ..hand(number, &hard)
        })
        .collect()
    })
}

fn waiting() -> impl Strategy<Value = Vec<Waiting>> {
    let wants = prop::option::of(prop::sample::select(vec!["billing", "travel"]));
    let people = || 1..7u128;
    let one = (
        0..HOUR,
        any::<bool>(),
        any::<bool>(),
        wants,
        prop::option::of(people()),
        prop::collection::vec(people(), 0..3),
    );
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let made = all.into_iter().zip(1..);
        made.map(|((since, hard, pressing, wants, known, declined), number)| Waiting {
            pressing,
            wants: wants.map(skill),
            known_by: known.map(who),
            declined: declined.into_iter().map(who).collect(),
            ..waits(number, hard, since)
        })
        .collect()
    })
}

fn find<T>(all: &[T], of: impl Fn(&T) -> bool) -> &T {
    all.iter().find(|it| of(it)).unwrap()
}

proptest! {
    /// Whoever waits, whoever is there: nobody is given more than they can take, what they declined, or a hard one beyond their limits without
    /// its being said; nothing is given twice; and what can be given at once is.
    #[test]
    fn nobody_is_given_what_they_should_not_have(before in hands(), waiting in waiting()) {
        let now = HOUR;
        let (mut after, mut then) = (before.clone(), before.clone());
        let picks = route(&waiting, &mut after, at(now));
        for hand in &before {
            prop_assert!(picks.iter().filter(|pick| pick.agent == hand.agent).count() <= hand.room);
        }
        for (place, Pick { conversation, agent, why }) in picks.iter().enumerate() {
            prop_assert!(picks.iter().skip(place + 1).all(|later| later.conversation != *conversation));
            let it = find(&waiting, |it| it.conversation == *conversation);
            prop_assert!(!it.declined.contains(agent));
            let hand = then.iter_mut().find(|hand| hand.agent == *agent).unwrap();
            if it.hard && hand.load.is_full(hand.limits, at(now)) {
                let said = matches!(why, Why::PastTheLimit { .. });
                prop_assert!(said);
                prop_assert!(it.pressing || at(now).duration_since(it.since) >= PATIENCE);
            }
            hand.load.take(it.hard, at(now));
        }
        for it in waiting.iter().filter(|it| picks.iter().all(|pick| pick.conversation != it.conversation)) {
            let free = |hand: &&Hand| hand.room > 0 && !it.declined.contains(&hand.agent);
            let long = it.pressing || at(now).duration_since(it.since) >= PATIENCE;
            prop_assert!(!long || after.iter().filter(free).count() == 0, "it could wait no longer, and somebody was free");
        }
    }

    /// In which order colleagues stand changes nothing.
    #[test]
    fn the_order_of_colleagues_changes_nothing(before in hands(), waiting in waiting()) {
        let mut turned: Vec<Hand> = before.iter().rev().cloned().collect();
        let mut before = before;
        prop_assert_eq!(route(&waiting, &mut before, at(HOUR)), route(&waiting, &mut turned, at(HOUR)));
    }
}
