//! Needs: noticed, met, set aside, opened again; what thanks close; what closing asks.

use heard_desk::{
    Actor, Answered, Change, Conversation, Customer, DeskError, Ledger, Line, Message, Name, NeedStanding, Quote, TeamId, Unmet,
};
use heard_engine::{AskKind, EmpathyNeed, Evidence, Feeling, NeedKind, Reading};
use proptest::prelude::*;

use crate::sample::{agent, at, opened, reading, replied, text};

const WORDS: &str = "Where is my lamp? I sit in the dark.";

fn words(start: usize, end: usize) -> Evidence {
    Evidence {
        start,
        end,
        start16: start,
        end16: end,
        quote: WORDS[start..end].to_owned(),
        turn: None,
    }
}

/// Somebody upset who asks one question.
fn asking() -> Reading {
    Reading {
        questions: vec![words(0, 17)],
        problem: vec![words(0, 17)],
        empathy: EmpathyNeed {
            needed: true,
            evidence: Some(words(18, 36)),
        },
        ..reading(Feeling::Frustration, -0.6, &[])
    }
}

fn thanks() -> Reading {
    let mut thanks = reading(Feeling::Gratitude, 0.8, &[]);
    thanks.ask.kind = AskKind::Thanks;
    thanks
}

fn asked() -> (Conversation, Message, Ledger, Change) {
    let (customer, _) = Customer::meet(TeamId::at(at(0)), Name::new("Cleo").unwrap(), None, None, at(0));
    let (conversation, message, _) = Conversation::open(&customer, text(WORDS), asking(), at(0));
    let mut ledger = Ledger::default();
    let change = ledger.hear(&conversation, &message, false, at(0));
    (conversation, message, ledger, change)
}

fn standings(ledger: &Ledger) -> Vec<NeedStanding> {
    ledger.needs.iter().map(heard_desk::Need::standing).collect()
}

#[test]
fn a_message_tells_what_is_needed_in_its_own_words() {
    let (_, message, ledger, change) = asked();
    let kinds: Vec<NeedKind> = ledger.needs.iter().map(|need| need.kind).collect();
    assert_eq!(kinds, [NeedKind::Answer, NeedKind::Acknowledgement]);
    assert!(
        ledger
            .needs
            .iter()
            .all(|need| need.message == message.id && need.is_open() && !need.is_corrected())
    );
    assert!(ledger.needs[0].label.contains("Where is my lamp"));
    assert_eq!((change.writes.len(), change.events.len()), (2, 2));
}

#[test]
fn what_waits_is_not_noticed_twice_and_what_is_new_is() {
    let (mut conversation, _, mut ledger, _) = asked();
    let (again, _) = conversation.receive(text(WORDS), asking(), &[], at(60));
    assert_eq!(ledger.hear(&conversation, &again, false, at(60)), Change::default());
    let mut other = asking();
    other.questions = vec![Evidence {
        quote: "Can somebody phone me tonight?".to_owned(),
        ..words(0, 17)
    }];
    let (new, _) = conversation.receive(text("Can somebody phone me tonight?"), other, &[], at(70));
    ledger.hear(&conversation, &new, false, at(70));
    assert_eq!(
        ledger.needs.len(),
        3,
        "another request is another need; to be seen is still the same"
    );
}

#[test]
fn a_reply_meets_what_was_read_in_it_and_nothing_else() {
    let (mut conversation, _, mut ledger, _) = asked();
    let ada = agent();
    let mut reply = replied(&mut conversation, ada, vec![], 10);
    conversation.deliver(&mut reply, at(20)).unwrap();
    let answered = Answered {
        need: ledger.needs[0].id,
        words: Quote::new("I will call you").unwrap(),
    };
    let twice = vec![answered.clone(), answered];
    let change = ledger.answer(&reply, twice, at(20));
    assert_eq!(change.events.len(), 1, "met once");
    assert_eq!(standings(&ledger), [NeedStanding::Met, NeedStanding::Open]);
    assert!(!ledger.needs[0].is_corrected(), "the desk read it");
}

#[test]
fn an_agent_has_the_last_word_and_it_is_kept() {
    let (_, message, mut ledger, _) = asked();
    let ada = agent();
    let need = &mut ledger.needs[1];
    need.set_aside(text("She laughed about it on the phone."), ada, at(5)).unwrap();
    assert_eq!(
        need.set_aside(text("Again"), ada, at(6)).unwrap_err(),
        DeskError::NeedIsSettled("set aside")
    );
    need.reopen(Actor::Agent(ada), at(7)).unwrap();
    assert_eq!(need.reopen(Actor::Agent(ada), at(8)).unwrap_err(), DeskError::NeedIsOpen);
    need.meet(&message, None, Actor::Agent(ada), at(9)).unwrap();
    assert_eq!(
        need.meet(&message, None, Actor::Desk, at(10)).unwrap_err(),
        DeskError::NeedIsSettled("met")
    );
    assert!(need.is_corrected());
    assert_eq!(need.turns.len(), 3, "every turn stays, with who and when");
}

#[test]
fn a_need_between_the_lines_is_noted_on_what_the_customer_wrote() {
    let (mut conversation, message, mut ledger, _) = asked();
    let ada = agent();
    let label = Line::new("To keep face before her boss").unwrap();
    let reply = replied(&mut conversation, ada, vec![], 10);
    let refused = ledger.note(&conversation, &reply, NeedKind::Reassurance, label.clone(), ada, at(11));
    assert_eq!(refused.unwrap_err(), DeskError::NotTheCustomers);
    let refused = ledger.note(&opened(), &message, NeedKind::Reassurance, label.clone(), ada, at(11));
    assert_eq!(refused.unwrap_err(), DeskError::Elsewhere);
    let (need, _) = ledger
        .note(&conversation, &message, NeedKind::Reassurance, label, ada, at(12))
        .unwrap();
    assert!(need.is_open() && need.is_corrected() && need.words.is_none());
}

#[test]
fn thanks_close_what_waits_unless_something_is_asked_with_them() {
    let (mut conversation, _, mut ledger, _) = asked();
    let mut with_question = thanks();
    with_question.questions = vec![words(0, 17)];
    let (message, _) = conversation.receive(text("Thanks! Where is my lamp?"), with_question, &[], at(30));
    ledger.hear(&conversation, &message, false, at(30));
    assert_eq!(ledger.open().count(), 2);
    let (message, _) = conversation.receive(text("Thank you!"), thanks(), &[], at(40));
    ledger.hear(&conversation, &message, false, at(40));
    assert_eq!(ledger.open().count(), 0);
    assert!(!ledger.needs[0].is_corrected(), "the customer's word is no correction");
}

#[test]
fn thanks_for_a_promise_leave_open_what_is_promised() {
    let (mut conversation, _, mut ledger, _) = asked();
    let (message, _) = conversation.receive(text("That would be lovely, thank you!"), thanks(), &[], at(40));
    ledger.hear(&conversation, &message, true, at(40));
    assert_eq!(standings(&ledger), [NeedStanding::Open, NeedStanding::Met]);
}

#[test]
fn closing_asks_first_while_a_need_waits() {
    let (mut conversation, _, mut ledger, _) = asked();
    let ada = agent();
    let asked = conversation.close(Actor::Agent(ada), Unmet::Ask(&ledger), at(5));
    assert_eq!(asked.unwrap_err(), DeskError::NeedsOpen(2));
    for need in &mut ledger.needs {
        need.set_aside(text("Settled in the shop"), ada, at(6)).unwrap();
    }
    conversation.close(Actor::Agent(ada), Unmet::Ask(&ledger), at(7)).unwrap();
    let (mut other, _, _, _) = self::asked();
    other.close(Actor::Agent(ada), Unmet::Leave, at(5)).unwrap();
}

proptest! {
    /// Whatever is tried, in any order: a need is met or set aside only while it waits, opened only while it does not; refusals change nothing;
    /// the history tells the state.
    #[test]
    fn no_sequence_of_turns_leads_astray(deeds in prop::collection::vec(0..4_u8, 1..40)) {
        let (_, message, ledger, _) = asked();
        let mut need = ledger.needs[0].clone();
        let ada = agent();
        for (now, deed) in deeds.into_iter().enumerate() {
            let now = at(i64::try_from(now).unwrap());
            let was = need.clone();
            let done = match deed {
                0 => need.meet(&message, None, Actor::Desk, now),
                1 => need.meet(&message, None, Actor::Agent(ada), now),
                2 => need.set_aside(text("No"), ada, now),
                _ => need.reopen(Actor::Agent(ada), now),
            };
            prop_assert_eq!(done.is_ok(), was.is_open() == (deed < 3));
            if done.is_ok() {
                prop_assert_eq!(need.turns.len(), was.turns.len() + 1);
                prop_assert_eq!(need.version.number(), was.version.number() + 1);
            } else {
                prop_assert_eq!(&need, &was);
            }
        }
    }
}
