//! “Next, please”: who asks is given something fit, and is never sent away for colleagues who do not ask.

use heard_desk::care::{
    AWAY_PATIENCE, Hand, Limits, Load, PATIENCE, Pick, SKILL_PATIENCE, Topic, Waiting, Why, next_for, open_to, reason, wants,
};
use heard_desk::{AgentId, ConversationId, Line, Name, Summary};
use heard_engine::{Feeling, Flag};
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::{agent, at, opened_with, reading};

const NOW: i64 = 3600;

fn who(number: u128) -> AgentId {
    Uuid::from_u128(number).into()
}

fn which(number: u128) -> ConversationId {
    Uuid::from_u128(1000 + number).into()
}

/// Somebody who looks free, with hard ones taken so many seconds ago.
fn hand(number: u128, ago: &[i64]) -> Hand {
    Hand {
        agent: who(number),
        skills: vec![],
        limits: Limits::default(),
        load: Load::of(ago.iter().map(|ago| (at(NOW - ago), true)), None),
        room: 1,
        idle_since: at(0),
    }
}

/// It has waited for so many seconds.
fn waits(number: u128, hard: bool, waited: i64) -> Waiting {
    Waiting {
        conversation: which(number),
        since: at(NOW - waited),
        hard,
        pressing: false,
        wants: None,
        known_by: None,
        declined: vec![],
    }
}

fn given(agent: u128, waiting: &[Waiting], hands: &[Hand]) -> Option<ConversationId> {
    next_for(who(agent), waiting, hands, at(NOW)).map(|pick| pick.conversation)
}

#[test]
fn of_two_who_ask_the_one_who_carried_more_has_the_calm_one() {
    let waiting = [waits(1, true, 60), waits(2, false, 50)];
    let hands = [hand(1, &[500]), hand(2, &[])];
    assert_eq!(
        given(1, &waiting, &hands),
        Some(which(2)),
        "the hard one is left to who has had none"
    );
    assert_eq!(given(2, &waiting, &hands), Some(which(1)));
    assert_eq!(given(1, &waiting[..1], &hands), Some(which(1)), "but nobody is sent away for it");
}

#[test]
fn nothing_is_kept_for_long() {
    let waiting = [waits(1, true, SKILL_PATIENCE.as_secs()), waits(2, false, 50)];
    let hands = [hand(1, &[500]), hand(2, &[])];
    assert_eq!(given(1, &waiting, &hands), Some(which(1)));
    let pressing = [
        Waiting {
            pressing: true,
            ..waits(1, true, 5)
        },
        waits(2, false, 50),
    ];
    assert_eq!(given(1, &pressing, &hands), Some(which(1)), "and what is in haste not at all");
}

#[test]
fn what_a_colleague_knows_is_kept_for_three_minutes() {
    let known = |waited| Waiting {
        known_by: Some(who(2)),
        ..waits(1, false, waited)
    };
    let hands = [hand(1, &[]), hand(2, &[])];
    assert_eq!(given(1, &[known(60)], &hands), None);
    assert_eq!(given(2, &[known(60)], &hands), Some(which(1)));
    assert_eq!(given(1, &[known(SKILL_PATIENCE.as_secs())], &hands), Some(which(1)));
    let busy = [hand(1, &[]), Hand { room: 0, ..hand(2, &[]) }];
    assert_eq!(
        given(1, &[known(60)], &busy),
        Some(which(1)),
        "who has a customer waiting is not waited for"
    );
}

#[test]
fn a_full_row_is_spared_and_not_for_ever() {
    let full = [hand(1, &[100, 200, 300])];
    assert_eq!(given(1, &[waits(1, true, 60)], &full), None);
    assert_eq!(given(1, &[waits(1, true, 60), waits(2, false, 10)], &full), Some(which(2)));
    assert_eq!(given(1, &[waits(1, true, PATIENCE.as_secs())], &full), Some(which(1)));
}

#[test]
fn the_reason_is_told_in_plain_words_of_ones_own() {
    let told = |waiting: &[Waiting], hands: &[Hand], away: Option<&Name>| {
        let pick = next_for(who(1), waiting, hands, at(NOW)).unwrap();
        reason(&pick, waiting, &hands[0].load, away, at(NOW))
    };
    let row = [hand(1, &[100, 200])];
    assert_eq!(
        told(&[waits(1, false, 60), waits(2, false, 50)], &row, None),
        "It has waited longest, and you have had two hard ones in a row, so a calm one."
    );
    let full = [hand(1, &[100, 200, 300])];
    assert_eq!(
        told(&[waits(1, true, 60), waits(2, false, 50)], &full, None),
        "You have had three hard ones in a row, so a calm one."
    );
    assert_eq!(
        told(&[waits(1, true, 300)], &full, None),
        "It is a hard one, and could wait no longer: 5 minutes. A pause after it is yours."
    );
    let fresh = [hand(1, &[])];
    let ida = Name::new("Ida").unwrap();
    assert_eq!(
        told(&[waits(1, false, 900)], &fresh, Some(&ida)),
        "Ida is away, and it should not wait longer. It has waited longest."
    );
    let known = Waiting {
        known_by: Some(who(1)),
        ..waits(1, true, 5)
    };
    assert_eq!(
        told(&[known], &fresh, None),
        "You have answered this customer before, so they need not tell it all again."
    );
    let gladly = [
        Hand {
            skills: vec![Line::new("travel").unwrap()],
            ..hand(1, &[])
        },
        hand(2, &[]),
    ];
    let travel = Waiting {
        wants: Some(Line::new("travel").unwrap()),
        ..waits(1, false, 5)
    };
    assert_eq!(told(&[travel], &gladly, None), "It is about travel, which you take gladly.");
}

fn line(words: &str, since: i64, flags: &[Flag]) -> Summary {
    let mut conversation = opened_with(words, reading(Feeling::Neutral, 0.0, flags));
    conversation.glance.waiting_since = Some(at(since));
    Summary {
        conversation,
        customer_name: Name::new("Cleo").unwrap(),
        taken_name: None,
        promise: None,
    }
}

#[test]
fn what_waits_is_nobodys_or_of_somebody_who_is_away() {
    let (ada, ben) = (agent(), agent());
    let mut queue = vec![
        line("Hello", NOW - 60, &[]),
        line("Hello", NOW - 60, &[]),
        line("Hello", NOW - 60, &[]),
    ];
    queue[1].conversation.take(ben, None, at(NOW - 50)).unwrap();
    queue[2].conversation.glance.waiting_since = None;
    let open = |queue: &[Summary], here: &[AgentId], now: i64| -> Vec<(ConversationId, bool)> {
        let open = open_to(queue, here, &[], &[], at(now));
        open.into_iter()
            .map(|open| (open.waiting.conversation, open.from.is_some()))
            .collect()
    };
    let (free, bens) = (queue[0].conversation.id, queue[1].conversation.id);
    assert_eq!(open(&queue, &[ada, ben], NOW), [(free, false)]);
    assert_eq!(open(&queue, &[ada], NOW), [(free, false)], "a short absence costs nothing");
    let long = NOW - 60 + AWAY_PATIENCE.as_secs();
    assert_eq!(open(&queue, &[ada], long), [(free, false), (bens, true)]);
    assert_eq!(
        open(&queue, &[ada, ben], long),
        [(free, false)],
        "who is here is left what is theirs"
    );
    queue[1].conversation.glance.flags = vec![Flag::Vulnerable];
    assert_eq!(open(&queue, &[ada], NOW), [(free, false), (bens, true)], "some do not wait at all");
}

#[test]
fn what_it_is_about_is_said_in_words_that_people_here_use() {
    let skill = |name: &str| Line::new(name).unwrap();
    let topics = [Topic {
        name: skill("Billing"),
        words: vec!["invoice".to_owned(), "charged".to_owned()],
    }];
    let of = |words: &str, flags: &[Flag], gladly: &[Line]| wants(&line(words, 0, flags), &topics, gladly);
    let (billing, lamps) = (skill("billing"), skill("lamp"));
    assert_eq!(
        of("You charged me twice", &[], std::slice::from_ref(&billing)),
        Some(billing.clone())
    );
    assert_eq!(
        of("You charged me twice", &[], std::slice::from_ref(&lamps)),
        None,
        "what nobody here takes gladly asks for nobody"
    );
    assert_eq!(of("My lamps came broken", &[], std::slice::from_ref(&lamps)), Some(lamps.clone()));
    assert_eq!(of("A clamp is missing", &[], &[lamps]), None, "words begin where words begin");
    let hard = skill("somebody in a hard place");
    assert_eq!(of("Hello", &[Flag::Vulnerable], std::slice::from_ref(&hard)), Some(hard));
}

fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let one = (prop::collection::vec(0..NOW, 0..8), any::<bool>(), 0..2usize);
    prop::collection::vec(one, 1..5).prop_map(|all| {
        let made = all.into_iter().zip(1..);
        made.map(|((hard, travel, room), number)| Hand {
            skills: travel.then(|| Line::new("travel").unwrap()).into_iter().collect(),
            room,
            ..hand(number, &hard)
        })
        .collect()
    })
}

fn waiting() -> impl Strategy<Value = Vec<Waiting>> {
    let one = (
        0..2000i64,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        prop::option::of(1..5u128),
        prop::collection::vec(1..5u128, 0..2),
    );
    prop::collection::vec(one, 0..7).prop_map(|all| {
        let made = all.into_iter().zip(1..);
        made.map(|((waited, hard, pressing, travel, known, declined), number)| Waiting {
            pressing,
            wants: travel.then(|| Line::new("travel").unwrap()),
            known_by: known.map(who),
            declined: declined.into_iter().map(who).collect(),
            ..waits(number, hard, waited)
        })
        .collect()
    })
}

proptest! {
    /// What is given was waiting and not declined; past one's limits only what could wait no longer; and where something could wait no longer,
    /// whoever asks is given something.
    #[test]
    fn what_is_given_is_fit(hands in hands(), waiting in waiting()) {
        let (me, now) = (hands[0].clone(), at(NOW));
        let given = next_for(me.agent, &waiting, &hands, now);
        let late = |it: &Waiting| it.pressing || now.duration_since(it.since) >= PATIENCE;
        let Some(Pick { conversation, agent, why }) = given else {
            prop_assert!(!waiting.iter().any(|it| late(it) && !it.declined.contains(&me.agent)), "somebody could wait no longer");
            return Ok(());
        };
        prop_assert_eq!(agent, me.agent);
        let it = waiting.iter().find(|it| it.conversation == conversation).unwrap();
        prop_assert!(!it.declined.contains(&me.agent));
        if it.hard && me.load.is_full(me.limits, now) {
            let past = matches!(why, Why::PastTheLimit { .. });
            prop_assert!(past && late(it));
        }
    }

    /// Several who ask one after the other, each after what the last one took is gone, are never given the same, and leave nothing that could
    /// wait no longer while somebody free had not declined it.
    #[test]
    fn nobody_is_given_the_same(mut hands in hands(), waiting in waiting()) {
        let (mut left, mut taken) = (waiting, Vec::new());
        for place in 0..hands.len() {
            let me = hands[place].agent;
            if let Some(pick) = next_for(me, &left, &hands, at(NOW)) {
                prop_assert!(!taken.contains(&pick.conversation));
                left.retain(|it| it.conversation != pick.conversation);
                taken.push(pick.conversation);
                hands[place].room = 0;
            }
        }
    }

    /// The reason speaks of nobody else but who is away.
    #[test]
    fn the_reason_is_ones_own(hands in hands(), waiting in waiting()) {
        if let Some(pick) = next_for(hands[0].agent, &waiting, &hands, at(NOW)) {
            let told = reason(&pick, &waiting, &hands[0].load, None, at(NOW));
            prop_assert!(told.ends_with('.') && !told.contains("fewest") && !told.contains("colleague"), "{}", told);
        }
    }
}
