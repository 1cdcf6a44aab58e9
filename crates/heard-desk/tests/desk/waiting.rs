//! Who waits since when, and which flags stay.

use heard_engine::{Feeling, Flag, Who};

use crate::sample::{agent, at, calm, opened, opened_with, promised, reading, replied, text};

#[test]
fn a_customer_waits_until_an_answer_has_gone_out() {
    let (mut conversation, ada) = (opened(), agent());
    conversation.receive(text("Hello?"), calm(), [], at(30));
    assert_eq!(conversation.glance.waiting_since, Some(at(0)));
    let mut reply = replied(&mut conversation, ada, vec![], 60);
    assert_eq!(conversation.glance.waiting_since, Some(at(0)));
    conversation.deliver(&mut reply, at(70)).unwrap();
    assert_eq!(conversation.glance.waiting_since, None);
    conversation.receive(text("Thanks"), calm(), [], at(90));
    assert_eq!(conversation.glance.waiting_since, Some(at(90)));
}

#[test]
fn who_writes_while_the_reply_is_on_its_way_still_waits() {
    let (mut conversation, ada) = (opened(), agent());
    let mut reply = replied(&mut conversation, ada, vec![], 60);
    conversation.receive(text("And another thing"), calm(), [], at(65));
    conversation.deliver(&mut reply, at(70)).unwrap();
    assert_eq!(conversation.glance.waiting_since, Some(at(65)));
    assert_eq!(conversation.glance.last_who, Who::Agent);
    let mut second = replied(&mut conversation, ada, vec![], 80);
    conversation.deliver(&mut second, at(90)).unwrap();
    assert_eq!(conversation.glance.waiting_since, None);
}

#[test]
fn who_was_not_waiting_waits_from_their_first_word_on() {
    let (mut conversation, ada) = (opened(), agent());
    let mut first = replied(&mut conversation, ada, vec![], 20);
    conversation.deliver(&mut first, at(30)).unwrap();
    let mut more = replied(&mut conversation, ada, vec![], 60);
    conversation.receive(text("Wait"), calm(), [], at(65));
    conversation.receive(text("One more thing"), calm(), [], at(67));
    conversation.deliver(&mut more, at(70)).unwrap();
    assert_eq!(conversation.glance.waiting_since, Some(at(65)));
}

#[test]
fn a_word_about_a_promise_answers_no_question() {
    let (mut conversation, ada) = (opened(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    conversation.receive(text("Do you have it in red?"), calm(), [], at(100));
    promise
        .slip(&mut conversation, at(1800), text("It will be half past nine."), ada, at(110))
        .unwrap();
    assert_eq!(conversation.glance.last_who, Who::Agent);
    assert_eq!(conversation.glance.waiting_since, Some(at(100)));
}

#[test]
fn what_passes_goes_with_the_answer_and_what_lasts_stays() {
    let urgent = reading(Feeling::Anxiety, -0.6, &[Flag::Urgent, Flag::Vulnerable]);
    let (mut conversation, ada) = (opened_with("My mother needs it today", urgent.clone()), agent());
    let swearing = reading(Feeling::Anger, -0.9, &[Flag::Abuse]);
    conversation.receive(text("!!!"), swearing, [&urgent], at(10));
    assert_eq!(conversation.glance.flags, [Flag::Urgent, Flag::Vulnerable, Flag::Abuse]);
    assert_eq!(conversation.glance.feeling, Feeling::Anger);
    assert!(conversation.glance.risk > 0.8);
    let mut reply = replied(&mut conversation, ada, vec![], 60);
    conversation.deliver(&mut reply, at(70)).unwrap();
    conversation.receive(text("Thanks"), calm(), [], at(90));
    assert_eq!(conversation.glance.flags, [Flag::Vulnerable]);
    assert_eq!(conversation.glance.feeling, Feeling::Neutral);
}
