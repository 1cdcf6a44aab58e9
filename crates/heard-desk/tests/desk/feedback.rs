//! “Did you feel heard?”: when it is asked, what an answer does.

use heard_desk::{Actor, Answer, Conversation, ConversationState, DeskError, Feedback, Message, Step, Unmet};
use heard_engine::{Feeling, Flag};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::sample::{agent, at, calm, opened, reading, replied, text};

const DAY: i64 = 24 * 60 * 60;

fn answer(heard: Step) -> Answer {
    Answer {
        heard,
        satisfied: None,
        words: None,
        scale: vec![],
    }
}

/// Answered and closed.
fn over() -> (Conversation, Vec<Message>) {
    let mut conversation = opened();
    let mut reply = replied(&mut conversation, agent(), vec![], 10);
    conversation.deliver(&mut reply, at(20)).unwrap();
    conversation.close(Actor::Agent(agent()), Unmet::Leave, at(30)).unwrap();
    (conversation, vec![reply])
}

#[test]
fn asked_once_when_it_is_over() {
    let (mut conversation, messages) = over();
    assert!(!opened().asks_feedback(None, at(10)), "not while it goes on");
    assert!(conversation.asks_feedback(None, at(40)));
    assert!(!conversation.asks_feedback(None, at(30 + 15 * DAY)), "not weeks later");
    let (given, change) = conversation.take_feedback(None, answer(Step::Mostly), &messages, at(50)).unwrap();
    assert!(!conversation.asks_feedback(Some(&given), at(60)), "never twice");
    assert_eq!((given.is_bad(), given.owner, change.events.len()), (false, None, 1));
    assert!(matches!(conversation.state, ConversationState::Closed { .. }));
    let mut open = opened();
    assert_eq!(
        open.take_feedback(None, answer(Step::Fully), &[], at(5)).unwrap_err(),
        DeskError::NotAsked
    );
}

#[test]
fn nobody_in_distress_is_asked() {
    let (furious, _) = closed_after(reading(Feeling::Anger, -0.9, &[]), 3);
    assert!(!furious.asks_feedback(None, at(40)));
    let (frail, _) = closed_after(reading(Feeling::Neutral, 0.0, &[Flag::Vulnerable]), 1);
    assert!(!frail.asks_feedback(None, at(40)));
    let (glad, _) = closed_after(reading(Feeling::Joy, 0.9, &[]), 3);
    assert!(glad.asks_feedback(None, at(40)));
}

#[test]
fn who_had_the_last_word_is_asked_where_it_was_a_glad_one() {
    let asked = |feeling, valence| {
        let mut conversation = opened();
        let mut reply = replied(&mut conversation, agent(), vec![], 10);
        conversation.deliver(&mut reply, at(20)).unwrap();
        conversation.receive(text("…"), reading(feeling, valence, &[]), [], at(25));
        conversation.close(Actor::Agent(agent()), Unmet::Leave, at(30)).unwrap();
        conversation.asks_feedback(None, at(40))
    };
    assert!(asked(Feeling::Gratitude, 0.8));
    assert!(!asked(Feeling::Neutral, 0.0), "perhaps they wait for an answer");
    assert!(!asked(Feeling::Frustration, -0.5));
}

fn closed_after(mut heard: heard_engine::Reading, intensity: u8) -> (Conversation, Message) {
    heard.intensity = intensity;
    let mut conversation = crate::sample::opened_with("Hello", heard);
    let mut reply = replied(&mut conversation, agent(), vec![], 10);
    conversation.deliver(&mut reply, at(20)).unwrap();
    conversation.close(Actor::Agent(agent()), Unmet::Leave, at(30)).unwrap();
    (conversation, reply)
}

#[test]
fn a_bad_answer_is_work_with_an_owner_until_somebody_writes() {
    let (mut conversation, messages) = over();
    let Actor::Agent(ada) = messages[0].author() else {
        panic!("a reply")
    };
    let (mut given, change) = conversation.take_feedback(None, answer(Step::NotAtAll), &messages, at(50)).unwrap();
    assert_eq!((given.is_open(), given.owner), (true, Some(ada)));
    assert_eq!(conversation.state, ConversationState::Open, "it is in the queue again");
    assert_eq!(conversation.glance.waiting_since, Some(at(50)));
    assert_eq!(change.events.len(), 2);
    given.answer(ada, at(90));
    assert_eq!((given.is_open(), given.answered), (false, Some((ada, at(90)))));
    let was = given.clone();
    given.answer(ada, at(95));
    assert_eq!(given, was, "answered once");
}

#[test]
fn an_answer_is_completed_and_nothing_of_it_is_lost() {
    let (mut conversation, messages) = over();
    let (given, _) = conversation.take_feedback(None, answer(Step::Partly), &messages, at(50)).unwrap();
    let more = Answer {
        satisfied: Some(Step::ALittle),
        ..answer(Step::Partly)
    };
    let (given, _) = conversation.take_feedback(Some(&given), more, &messages, at(60)).unwrap();
    assert!(given.is_open(), "discontent is bad too");
    let words = Answer {
        words: Some(text("Nobody rang.")),
        scale: vec![7, 1, 4],
        ..answer(Step::Partly)
    };
    let (given, change) = conversation.take_feedback(Some(&given), words, &messages, at(70)).unwrap();
    assert_eq!(
        (given.satisfied, given.given_at, given.version.number()),
        (Some(Step::ALittle), at(50), 3)
    );
    assert_eq!(change.events.len(), 1, "it is in the queue already");
    let (given, _) = conversation
        .take_feedback(Some(&given), answer(Step::Fully), &messages, at(80))
        .unwrap();
    assert_eq!(given.scale, [7, 1, 4]);
}

#[test]
fn steps_are_numbered_from_one_to_five() {
    let numbers: Vec<i64> = Step::ALL.into_iter().map(Step::number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert!(Step::ALL.into_iter().all(|step| Step::read(step.number()) == Some(step)));
    assert_eq!((Step::read(0), Step::read(6)), (None, None));
}

proptest! {
    /// Answers, replies, closings in any order: one answer a conversation; a bad one that nobody answered has an owner, and is in the queue when it was
    /// given; the version counts every writing.
    #[test]
    fn no_sequence_of_answers_leads_astray(deeds in prop::collection::vec((0..5_u8, 0..5_usize), 1..40)) {
        let (mut conversation, messages) = over();
        let Actor::Agent(ada) = messages[0].author() else { panic!("a reply") };
        let mut given: Option<Feedback> = None;
        for (number, (deed, step)) in deeds.into_iter().enumerate() {
            let now = at(100 + i64::try_from(number).unwrap());
            match deed {
                0 | 1 => {
                    let asked = given.is_some() || conversation.asks_feedback(None, now);
                    let was_bad = given.as_ref().is_some_and(Feedback::is_bad);
                    let taken = conversation.take_feedback(given.as_ref(), answer(Step::ALL[step]), &messages, now);
                    prop_assert_eq!(taken.is_ok(), asked);
                    if let Ok((feedback, _)) = taken {
                        prop_assert_eq!(feedback.version.number(), given.as_ref().map_or(0, |it| it.version.number()) + 1);
                        prop_assert_eq!(feedback.owner.is_some(), feedback.is_bad());
                        prop_assert!(was_bad || !feedback.is_bad() || conversation.state == ConversationState::Open);
                        given = Some(feedback);
                    }
                }
                2 => if let Some(given) = &mut given { given.answer(ada, now); },
                3 => { let _ = conversation.close(Actor::Agent(ada), Unmet::Leave, now); }
                _ => { conversation.receive(text("And?"), calm(), [], now); }
            }
            prop_assert!(given.as_ref().is_none_or(|it| it.given_at <= now + SignedDuration::ZERO));
        }
    }
}
