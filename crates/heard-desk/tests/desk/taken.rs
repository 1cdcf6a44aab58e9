//! Whose a conversation is, and what it counted as.

use heard_desk::care::Carried;
use heard_desk::{Actor, AgentId, Change, Conversation, DeskError, Happened, SPARED, Unmet, Write};
use heard_engine::{Feeling, Flag};
use proptest::prelude::*;

use crate::sample::{agent, at, calm, opened, opened_with, promised, reading, replied, text};

const HOUR: i64 = 3600;

fn hard() -> Conversation {
    opened_with("I am furious", reading(Feeling::Anger, -1.0, &[]))
}

fn carried(change: &Change) -> Vec<Carried> {
    let of = |write: &Write| match write {
        Write::Carried(carried) => Some(*carried),
        _ => None,
    };
    change.writes.iter().filter_map(of).collect()
}

#[test]
fn one_takes_it_and_the_other_hears_of_it() {
    let (mut conversation, ada, ben) = (opened(), agent(), agent());
    let change = conversation.take(ada, None, at(5)).unwrap();
    assert_eq!(conversation.with(), Some(ada));
    assert_eq!(change.events[0].what, Happened::Taken);
    let one = Carried {
        agent: ada,
        at: at(5),
        hard: false,
    };
    assert_eq!(carried(&change), [one]);
    let before = conversation.clone();
    assert_eq!(conversation.take(ben, None, at(6)).unwrap_err(), DeskError::TakenMeanwhile);
    assert_eq!(conversation.take(ada, None, at(6)).unwrap_err(), DeskError::AlreadyYours);
    assert_eq!(conversation.give_back(ben, at(6)).unwrap_err(), DeskError::NotWithYou);
    assert_eq!(conversation, before, "a refusal changes nothing");
    conversation.take(ben, Some(ada), at(7)).unwrap();
    assert_eq!(conversation.with(), Some(ben), "taken over by who knows whose it is");
    assert_eq!(conversation.take(agent(), Some(ada), at(8)).unwrap_err(), DeskError::TakenMeanwhile);
}

#[test]
fn who_gave_it_back_is_spared_for_a_while_and_may_take_it_all_the_same() {
    let (mut conversation, ada) = (opened(), agent());
    conversation.take(ada, None, at(5)).unwrap();
    conversation.give_back(ada, at(10)).unwrap();
    assert_eq!((conversation.with(), conversation.declined_by(at(11))), (None, vec![ada]));
    assert_eq!(conversation.declined_by(at(10) + SPARED), []);
    conversation.take(ada, None, at(12)).unwrap();
    assert_eq!(conversation.declined_by(at(13)), []);
}

#[test]
fn whoever_answers_takes_it_and_who_has_it_keeps_it() {
    let (mut conversation, ada, ben) = (opened(), agent(), agent());
    replied(&mut conversation, ada, vec![], 5);
    assert_eq!(conversation.with(), Some(ada));
    replied(&mut conversation, ben, vec![], 60);
    assert_eq!(conversation.with(), Some(ada), "a colleague who helps out takes nothing away");
    conversation.close(Actor::Agent(ada), Unmet::Leave, at(90)).unwrap();
    assert_eq!(conversation.take(ben, Some(ada), at(95)).unwrap_err(), DeskError::Closed);
    conversation.receive(text("And now?"), calm(), [], at(100));
    assert_eq!(conversation.with(), Some(ada), "what comes back comes back to them");
}

#[test]
fn a_conversation_counts_once_an_hour_and_anew_once_it_is_hard() {
    let (mut conversation, ada) = (opened(), agent());
    let reply = |conversation: &mut Conversation, now| {
        let (_, change) = conversation.reply(ada, text("I will call you"), vec![], at(now)).unwrap();
        carried(&change).iter().map(|one| one.hard).collect::<Vec<_>>()
    };
    assert_eq!(reply(&mut conversation, 5), [false]);
    assert!(reply(&mut conversation, 65).is_empty());
    conversation.receive(text("This is a scandal"), reading(Feeling::Anger, -1.0, &[]), [], at(70));
    assert_eq!(reply(&mut conversation, 80), [true]);
    assert!(reply(&mut conversation, 90).is_empty(), "it is the same one");
    assert_eq!(reply(&mut conversation, 80 + HOUR), [true], "an hour later it is work anew");
}

#[test]
fn it_is_handed_over_whole() {
    let (mut conversation, ada, ben) = (hard(), agent(), agent());
    let promise = promised(&mut conversation, ada, Some(at(HOUR)), 5);
    assert_eq!(promise.owner(&conversation), ada);
    let before = promise.clone();
    let (note, change) = conversation.hand_over(ada, Some(ben), text("She needs a call"), at(60)).unwrap();
    assert_eq!((note.to, conversation.with()), (Some(ben), Some(ben)));
    assert_eq!(promise.owner(&conversation), ben, "the promise goes along");
    assert_eq!(promise, before);
    let to_ben = Carried {
        agent: ben,
        at: at(60),
        hard: true,
    };
    assert_eq!(carried(&change), [to_ben], "what was handed over is carried by who has it now");
    assert!(
        !change
            .writes
            .iter()
            .any(|write| matches!(write, Write::Promise(_) | Write::Need(_) | Write::Offer(_)))
    );
    assert_eq!(
        conversation.hand_over(ada, None, text("x"), at(61)).unwrap_err(),
        DeskError::NotWithYou
    );
    assert_eq!(
        conversation.hand_over(ben, Some(ben), text("x"), at(61)).unwrap_err(),
        DeskError::ToYourself
    );
    conversation.hand_over(ben, None, text("Back to the queue"), at(70)).unwrap();
    assert_eq!((conversation.with(), conversation.declined_by(at(71))), (None, vec![ada, ben]));
    assert_eq!(promise.owner(&conversation), ada, "with nobody it is who made it");
}

#[derive(Clone, Debug)]
enum Deed {
    Take(usize, Option<usize>),
    GiveBack(usize),
    HandOver(usize, Option<usize>),
    Reply(usize),
    Receive(bool),
    Close,
}

fn deeds() -> impl Strategy<Value = Vec<(Deed, i64)>> {
    let who = || 0..3usize;
    let deed = prop_oneof![
        (who(), prop::option::of(who())).prop_map(|(by, from)| Deed::Take(by, from)),
        who().prop_map(Deed::GiveBack),
        (who(), prop::option::of(who())).prop_map(|(by, to)| Deed::HandOver(by, to)),
        who().prop_map(Deed::Reply),
        any::<bool>().prop_map(Deed::Receive),
        Just(Deed::Close),
    ];
    prop::collection::vec((deed, 1..2000i64), 0..30)
}

proptest! {
    /// Whatever is done: it is with one at most, nobody has carried what was never theirs, and a refusal changes nothing.
    #[test]
    fn it_is_with_one_at_most(deeds in deeds()) {
        let people: [AgentId; 3] = [agent(), agent(), agent()];
        let (mut conversation, mut now) = (opened_with("Help", reading(Feeling::Anxiety, -0.2, &[Flag::Urgent])), 0);
        for (deed, later) in deeds {
            now += later;
            let before = conversation.clone();
            let done = match deed {
                Deed::Take(by, from) => conversation.take(people[by], from.map(|from| people[from]), at(now)).ok(),
                Deed::GiveBack(by) => conversation.give_back(people[by], at(now)).ok(),
                Deed::HandOver(by, to) => {
                    conversation.hand_over(people[by], to.map(|to| people[to]), text("So far"), at(now)).ok().map(|done| done.1)
                }
                Deed::Reply(by) => conversation.reply(people[by], text("Hello"), vec![], at(now)).ok().map(|done| done.1),
                Deed::Receive(upset) => {
                    let heard = if upset { reading(Feeling::Anger, -1.0, &[]) } else { calm() };
                    Some(conversation.receive(text("Hello?"), heard, [], at(now)).1)
                }
                Deed::Close => conversation.close(Actor::Desk, Unmet::Leave, at(now)).ok(),
            };
            let Some(change) = done else {
                prop_assert_eq!(&conversation, &before);
                continue;
            };
            for one in carried(&change) {
                prop_assert_eq!((conversation.with(), one.at), (Some(one.agent), at(now)), "carried by who has it, when they have it");
            }
            prop_assert!(conversation.with().is_none_or(|holder| !conversation.declined_by(at(now)).contains(&holder)));
            if conversation.with() != before.with() {
                prop_assert!(change.events.iter().any(|event| matches!(
                    event.what, Happened::Taken | Happened::GivenBack | Happened::HandedOver { .. } | Happened::Replied { .. }
                )), "nobody's hands change in silence");
            }
        }
    }
}
