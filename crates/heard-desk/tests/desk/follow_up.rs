//! Follow-ups: planned, sent once, answered; no answer is not satisfaction.

use heard_desk::{Actor, Change, Conversation, ConversationState, DeskError, FollowUp, FollowUpState, Unmet, Work};
use heard_engine::{Feeling, Flag};
use proptest::prelude::*;

use crate::sample::{agent, at, calm, opened, reading, replied, text};

const DAY: i64 = 24 * 60 * 60;

/// Answered and closed, with a check-back in three days.
fn planned() -> (Conversation, FollowUp, Change) {
    let mut conversation = opened();
    let mut reply = replied(&mut conversation, agent(), vec![], 10);
    conversation.deliver(&mut reply, at(20)).unwrap();
    let (planned, change) = conversation
        .follow_up(&[], at(3 * DAY), text("Is it really all right?"), agent(), at(25))
        .unwrap();
    conversation.close(Actor::Agent(agent()), Unmet::Leave, at(30)).unwrap();
    (conversation, planned, change)
}

fn sent() -> (Conversation, FollowUp) {
    let (mut conversation, mut follow_up, _) = planned();
    follow_up.send(&mut conversation, at(3 * DAY)).unwrap();
    (conversation, follow_up)
}

#[test]
fn planned_once_for_a_time_to_come() {
    let (conversation, planned, change) = planned();
    assert_eq!((change.jobs.len(), change.jobs[0].run_at), (1, at(3 * DAY)));
    assert_eq!(change.jobs[0].work, Work::FollowUp { follow_up: planned.id });
    let again = |others: &[FollowUp], due| conversation.follow_up(others, due, text("Well?"), agent(), at(40)).map(|_| ());
    assert_eq!(again(std::slice::from_ref(&planned), at(DAY)), Err(DeskError::FollowUpPlanned));
    assert_eq!(again(&[], at(40)), Err(DeskError::DueInThePast(at(40))));
    assert_eq!(again(&[], at(DAY)), Ok(()));
}

#[test]
fn not_yet_is_what_was_answered_last() {
    let (mut conversation, mut first) = sent();
    assert_eq!(FollowUp::not_yet(std::slice::from_ref(&first)), None, "no answer is no answer");
    first.answer(&mut conversation, false, at(4 * DAY)).unwrap();
    let (mut second, _) = conversation
        .follow_up(&[], at(9 * DAY), text("And now?"), agent(), at(5 * DAY))
        .unwrap();
    let not_yet = |second: &FollowUp| FollowUp::not_yet(&[first.clone(), second.clone()]);
    assert_eq!(not_yet(&second), Some(at(4 * DAY)), "what is planned answers nothing");
    conversation.glance.waiting_since = None;
    second.send(&mut conversation, at(9 * DAY)).unwrap();
    second.answer(&mut conversation, true, at(10 * DAY)).unwrap();
    assert_eq!(not_yet(&second), None);
}

#[test]
fn it_goes_out_once_in_the_thread() {
    let (mut conversation, mut follow_up, _) = planned();
    assert_eq!(follow_up.send(&mut conversation, at(DAY)).unwrap_err(), DeskError::NotDueYet);
    let change = follow_up.send(&mut conversation, at(3 * DAY)).unwrap();
    assert_eq!((follow_up.state.name(), change.events.len()), ("sent", 2));
    assert!(
        matches!(conversation.state, ConversationState::Closed { .. }),
        "to ask opens nothing"
    );
    let again = follow_up.send(&mut conversation, at(3 * DAY + 1));
    assert_eq!(again.unwrap_err(), DeskError::FollowUpIsOver("sent"));
    assert_eq!(
        follow_up.drop_it(agent(), at(4 * DAY)).unwrap_err(),
        DeskError::FollowUpIsOver("sent")
    );
}

#[test]
fn nobody_who_waits_is_asked_whether_all_is_well() {
    let (mut conversation, mut follow_up, _) = planned();
    conversation.receive(text("It has stopped again."), calm(), [], at(2 * DAY));
    let change = follow_up.send(&mut conversation, at(3 * DAY)).unwrap();
    assert_eq!((follow_up.state.name(), change.events.len()), ("dropped", 1));
}

#[test]
fn not_yet_is_a_second_failure_and_work_again() {
    let (mut conversation, mut follow_up) = sent();
    follow_up.answer(&mut conversation, true, at(3 * DAY + 60)).unwrap();
    assert!(matches!(conversation.state, ConversationState::Closed { .. }));
    let change = follow_up.answer(&mut conversation, false, at(3 * DAY + 90)).unwrap();
    assert_eq!((conversation.state, change.events.len()), (ConversationState::Open, 2));
    assert_eq!(conversation.glance.waiting_since, Some(at(3 * DAY + 90)));
    assert!(conversation.glance.flags.contains(&Flag::Repeat));
    let again = follow_up.answer(&mut conversation, false, at(3 * DAY + 99)).unwrap();
    assert_eq!(again, Change::default());
}

#[test]
fn plain_words_answer_it_and_others_wait_for_a_person() {
    let heard = |reading| {
        let (mut conversation, mut follow_up) = sent();
        conversation.receive(text("…"), calm(), [], at(3 * DAY + 60));
        follow_up.hear(&mut conversation, &reading, at(3 * DAY + 60));
        match follow_up.state {
            FollowUpState::Answered { well, .. } => Some(well),
            _ => None,
        }
    };
    assert_eq!(heard(reading(Feeling::Joy, 0.8, &[])), Some(true));
    assert_eq!(heard(reading(Feeling::Frustration, -0.6, &[])), Some(false));
    assert_eq!(heard(reading(Feeling::Neutral, 0.0, &[Flag::Repeat])), Some(false));
    assert_eq!(heard(calm()), None, "no answer is not satisfaction");
}

proptest! {
    /// Planned, sent, answered, dropped in any order: it goes out at most once, never before its time, never after it was dropped; the version counts
    /// every writing; whoever is not well is in the queue.
    #[test]
    fn no_sequence_of_deeds_leads_astray(deeds in prop::collection::vec((0..6_u8, 0..2 * DAY), 1..40)) {
        let (mut conversation, mut follow_up, _) = planned();
        let (mut now, mut messages) = (100, 0);
        for (deed, later) in deeds {
            now += later;
            let was = follow_up.clone();
            let change = match deed {
                0 | 1 => follow_up.send(&mut conversation, at(now)).ok(),
                2 => follow_up.answer(&mut conversation, true, at(now)).ok(),
                3 => follow_up.answer(&mut conversation, false, at(now)).ok(),
                4 => follow_up.drop_it(agent(), at(now)).ok(),
                _ => conversation.close(Actor::Agent(agent()), Unmet::Leave, at(now)).ok(),
            };
            if follow_up.state.name() == "sent" && was.state == FollowUpState::Planned {
                messages += 1;
                prop_assert!(now >= 3 * DAY);
            }
            prop_assert!(messages <= 1);
            prop_assert_eq!(follow_up.version == was.version, follow_up == was);
            prop_assert!(was.state.name() != "dropped" || follow_up == was);
            if deed == 3 && change.is_some_and(|change| !change.writes.is_empty()) {
                prop_assert_eq!(conversation.state, ConversationState::Open);
                prop_assert!(conversation.glance.waiting_since.is_some());
            }
        }
    }
}
