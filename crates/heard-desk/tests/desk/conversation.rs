//! What each verb of a conversation does, and when it is refused.

use heard_desk::{Actor, ConversationState, DeskError, Happened, MessageState, Quote, Unmet, Work, Write};
use heard_engine::{Flag, Who};

use crate::sample::{agent, at, calm, draft, opened, opened_with, pledge, reading, replied, text};

#[test]
fn opening_takes_the_subject_from_the_first_words() {
    let words = "My lamp arrived broken, and the second one you sent me has exactly the same crack in its foot. What now?";
    let conversation = opened_with(words, calm());
    let subject = "My lamp arrived broken, and the second one you sent me has exactly the same cra…";
    assert_eq!(conversation.subject.as_str(), subject);
    assert_eq!(conversation.glance.preview.as_str(), words);
    assert_eq!(conversation.state, ConversationState::Open);
    assert_eq!(conversation.glance.waiting_since, Some(at(0)));
}

#[test]
fn a_reply_waits_ten_seconds_and_takes_the_draft_with_it() {
    let (mut conversation, ada) = (opened(), agent());
    let (reply, change) = conversation.reply(ada, text("Hello"), vec![], at(60)).unwrap();
    assert!(matches!(reply.state, MessageState::Sending { until, .. } if until == at(70)));
    assert!(!reply.is_said());
    assert!(change.writes.contains(&Write::RemoveDraft(conversation.id, ada)));
    assert_eq!(change.jobs.len(), 1);
    assert_eq!(change.jobs[0].run_at, at(70));
    assert_eq!(conversation.glance.last_who, Who::Customer, "nothing is said until it is delivered");
}

#[test]
fn a_reply_is_delivered_when_it_can_no_longer_be_undone() {
    let (mut conversation, ada) = (opened(), agent());
    let mut reply = replied(&mut conversation, ada, vec![pledge(Some(at(900))), pledge(None)], 60);
    let early = conversation.deliver(&mut reply, at(69));
    assert_eq!(early.unwrap_err(), DeskError::StillUndoable(at(70)));
    let (promises, change) = conversation.deliver(&mut reply, at(75)).unwrap();
    assert_eq!(reply.state, MessageState::Sent { by: ada });
    assert_eq!(reply.at, at(75));
    assert_eq!(promises.len(), 2);
    assert!(
        promises
            .iter()
            .all(|promise| promise.message == reply.id && promise.made_at == at(75))
    );
    let promise = promises[0].id;
    let jobs: Vec<_> = change.jobs.iter().map(|job| job.work).collect();
    assert_eq!(
        jobs,
        [Work::PromiseReminder { promise }, Work::PromiseDue { promise }],
        "no time, no job"
    );
    assert_eq!(conversation.deliver(&mut reply, at(80)).unwrap_err(), DeskError::AlreadySent);
    assert_eq!(conversation.glance.last_who, Who::Agent);
}

#[test]
fn undoing_puts_the_text_before_what_was_begun_since() {
    let (mut conversation, ada) = (opened(), agent());
    let reply = replied(&mut conversation, ada, vec![], 60);
    let (begun, _) = conversation.draft(ada, draft("One more thing"), at(65));
    let (back, change) = conversation.clone().undo(&reply, Some(&begun), ada, at(66)).unwrap();
    assert_eq!(back.text.as_str(), "Sorry! I will call you.\n\nOne more thing");
    assert!(change.writes.contains(&Write::RemoveMessage(reply.id)));
    assert!(change.writes.contains(&Write::Draft(back)));
    let (blank, _) = conversation.draft(ada, draft(" \n"), at(65));
    let (back, _) = conversation.undo(&reply, Some(&blank), ada, at(66)).unwrap();
    assert_eq!(back.text.as_str(), "Sorry! I will call you.");
}

#[test]
fn only_its_author_undoes_a_reply_and_only_in_time() {
    let (mut conversation, ada) = (opened(), agent());
    let mut reply = replied(&mut conversation, ada, vec![], 60);
    let mut elsewhere = opened();
    assert_eq!(elsewhere.undo(&reply, None, ada, at(61)).unwrap_err(), DeskError::Elsewhere);
    assert_eq!(conversation.undo(&reply, None, agent(), at(61)).unwrap_err(), DeskError::NotYours);
    conversation.deliver(&mut reply, at(70)).unwrap();
    assert_eq!(conversation.undo(&reply, None, ada, at(71)).unwrap_err(), DeskError::AlreadySent);
    let (theirs, _) = conversation.receive(text("Hello?"), calm(), [], at(80));
    assert_eq!(conversation.undo(&theirs, None, ada, at(81)).unwrap_err(), DeskError::NotAReply);
    assert_eq!(conversation.deliver(&mut theirs.clone(), at(81)).unwrap_err(), DeskError::NotAReply);
}

#[test]
fn pledges_are_words_of_the_reply_for_a_time_to_come() {
    let refused = |pledge| opened().reply(agent(), text("I will call you."), vec![pledge], at(60)).unwrap_err();
    let mut invented = pledge(None);
    invented.quote = text("I will fly to you");
    assert_eq!(refused(invented).to_string(), "The words of a promise are not in the reply.");
    assert_eq!(refused(pledge(Some(at(70)))), DeskError::DueInThePast(at(70)));
    assert!(
        opened()
            .reply(agent(), text("I will call you."), vec![pledge(Some(at(71)))], at(60))
            .is_ok()
    );
}

#[test]
fn closing_lasts_until_somebody_writes() {
    let (mut conversation, ada) = (opened(), agent());
    let mut reply = replied(&mut conversation, ada, vec![], 50);
    conversation.close(Actor::Agent(ada), Unmet::Leave, at(55)).unwrap();
    assert_eq!(
        conversation.close(Actor::Agent(ada), Unmet::Leave, at(56)).unwrap_err(),
        DeskError::AlreadyClosed
    );
    let late = conversation.reply(ada, text("P.S."), vec![], at(57));
    assert_eq!(late.unwrap_err(), DeskError::Closed);
    conversation.deliver(&mut reply, at(60)).expect("what was sent before goes out");
    let (_, change) = conversation.receive(text("It is still broken"), calm(), [&calm()], at(70));
    assert_eq!(conversation.state, ConversationState::Open);
    assert_eq!(change.events.last().unwrap().what, Happened::Reopened);
    assert_eq!(conversation.reopen(Actor::Agent(ada), at(71)).unwrap_err(), DeskError::AlreadyOpen);
}

#[test]
fn a_finding_is_set_aside_in_its_conversation() {
    let conversation = opened();
    let (dismissal, change) = conversation.dismiss("stock-phrase", Quote::new("").unwrap(), agent(), at(1));
    assert_eq!(dismissal.conversation, conversation.id);
    assert_eq!(change.writes, [Write::Dismissal(dismissal)]);
}

#[test]
fn debug_shows_no_words() {
    let mut secret = reading(heard_engine::Feeling::Anger, -1.0, &[Flag::Legal]);
    secret.problem.push(heard_engine::Evidence {
        start: 0,
        end: 6,
        start16: 0,
        end16: 6,
        quote: "secret".to_owned(),
        turn: None,
    });
    let mut conversation = opened_with("secret", secret.clone());
    let (message, change) = conversation.receive(text("secret"), secret, [], at(1));
    for shown in [format!("{conversation:?}"), format!("{message:?}"), format!("{change:?}")] {
        assert!(!shown.contains("secret"), "{shown}");
    }
}
