//! What becomes of a promise, and what does not.

use heard_desk::{
    Actor, DeskError, Happened, MessageState, Outcome, Promise, PromiseStanding, Promised, Usual, Work, promised as all_promised,
    remind_at, usual,
};
use jiff::SignedDuration;

use crate::sample::{agent, at, opened, promised, text};

#[test]
fn a_kept_promise_says_who_and_when() {
    let (mut conversation, ada, ben) = (opened(), agent(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    let change = promise.keep(ben, Some(text("called at nine")), at(300)).unwrap();
    let settled = promise.settlement().unwrap();
    assert_eq!((settled.by, settled.at), (Actor::Agent(ben), at(300)));
    let note = Some(text("called at nine"));
    assert_eq!(settled.outcome, Outcome::Kept { note });
    assert_eq!(change.events[0].what, Happened::PromiseKept { promise: promise.id });
    assert_eq!(promise.by, ada, "who made it stays");
}

#[test]
fn a_promise_that_slips_tells_the_customer_and_becomes_another() {
    let (mut conversation, ada) = (opened(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    let word = text("I need until ten.");
    let (moved, change) = promise.slip(&mut conversation, at(3600), word.clone(), ada, at(899)).unwrap();
    assert_eq!(promise.standing(), PromiseStanding::Slipped);
    assert_eq!(moved.word.text, word);
    assert_eq!(moved.word.state, MessageState::Sent { by: ada }, "there is nothing to undo");
    let next = moved.next;
    assert_eq!(next.standing(), PromiseStanding::Open);
    assert_eq!(
        (next.due, next.follows, next.message),
        (Some(at(3600)), Some(promise.id), moved.word.id)
    );
    assert_eq!(next.what, promise.what);
    let jobs: Vec<_> = change.jobs.iter().map(|job| (job.work, job.run_at)).collect();
    let expected = [
        (Work::PromiseReminder { promise: next.id }, remind_at(at(899), at(3600))),
        (Work::PromiseDue { promise: next.id }, at(3600)),
    ];
    assert_eq!(jobs, expected);
}

#[test]
fn slipping_is_refused_when_it_would_be_a_lie() {
    let (mut conversation, ada) = (opened(), agent());
    let promise = promised(&mut conversation, ada, Some(at(900)), 60);
    let before = conversation.clone();
    let slip = |new_due, now| {
        promise
            .clone()
            .slip(&mut conversation.clone(), at(new_due), text("Later"), ada, at(now))
            .unwrap_err()
    };
    assert_eq!(slip(500, 500), DeskError::DueInThePast(at(500)));
    assert_eq!(slip(900, 500), DeskError::NotLater(at(900)));
    assert_eq!(slip(2000, 900), DeskError::TooLateToSlip(at(900)));
    let elsewhere = promise.clone().slip(&mut opened(), at(2000), text("Later"), ada, at(500));
    assert_eq!(elsewhere.unwrap_err(), DeskError::Elsewhere);
    assert_eq!(conversation, before);
}

#[test]
fn a_promise_breaks_when_its_time_has_passed() {
    let (mut conversation, ada) = (opened(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    assert_eq!(promise.break_(at(899)).unwrap_err(), DeskError::NotDueYet);
    promise.break_(at(900)).unwrap();
    let settled = promise.settlement().unwrap();
    assert_eq!((settled.by, settled.at), (Actor::Desk, at(900)));
    let mut undated = promised(&mut conversation, ada, None, 60);
    assert_eq!(undated.break_(at(999_999)).unwrap_err(), DeskError::NotDueYet);
}

#[test]
fn a_settled_promise_stays_as_it_is() {
    let (mut conversation, ada) = (opened(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    promise.keep(ada, None, at(300)).unwrap();
    let kept = promise.clone();
    let already = DeskError::AlreadySettled("kept");
    assert_eq!(promise.keep(ada, None, at(301)).unwrap_err(), already);
    assert_eq!(promise.break_(at(900)).unwrap_err(), already);
    assert_eq!(promise.remind(at(800)).unwrap_err(), already);
    let slip = promise.slip(&mut conversation, at(2000), text("Later"), ada, at(400));
    assert_eq!(slip.unwrap_err().to_string(), "This promise is settled: it was kept.");
    assert_eq!(promise, kept);
}

#[test]
fn reminders_come_with_a_quarter_of_the_time_left_but_at_most_a_day_ahead() {
    let (hour, day) = (3600, 86_400);
    for (length, ahead) in [(hour, hour / 4), (4 * day, day), (30 * day, day), (8, 2), (0, 0), (-hour, 0)] {
        assert_eq!(remind_at(at(0), at(length)), at(length - ahead), "{length}");
    }
}

#[test]
fn a_reminder_tells_and_changes_nothing() {
    let (mut conversation, ada) = (opened(), agent());
    let promise = promised(&mut conversation, ada, Some(at(900)), 60);
    let change = promise.remind(at(700)).unwrap();
    assert!(change.writes.is_empty() && change.jobs.is_empty());
    assert_eq!(change.events[0].what, Happened::PromiseDueSoon { promise: promise.id });
}

#[test]
fn why_it_was_broken_is_said_afterwards() {
    let (mut conversation, ada) = (opened(), agent());
    let mut promise = promised(&mut conversation, ada, Some(at(900)), 60);
    assert_eq!(promise.explain(text("The van."), ada, at(800)).unwrap_err(), DeskError::NotBroken);
    promise.break_(at(900)).unwrap();
    promise.explain(text("The van."), ada, at(950)).unwrap();
    let change = promise.explain(text("The van broke down."), ada, at(960)).unwrap();
    let settled = promise.settlement().unwrap();
    let why = Some(text("The van broke down."));
    assert_eq!((settled.at, &settled.outcome), (at(900), &Outcome::Broken { why }));
    assert_eq!((change.events.len(), promise.standing()), (1, PromiseStanding::Broken));
}

/// Kept so many seconds after it was made.
fn kept(what: &str, seconds: i64) -> Promise {
    let mut promise = promised(&mut opened(), agent(), None, 60);
    promise.what = text(what);
    promise
        .keep(agent(), None, promise.made_at + SignedDuration::from_secs(seconds))
        .unwrap();
    promise
}

#[test]
fn a_realistic_time_is_measured_by_what_was_kept() {
    let said =
        |what: &str, kept: &[Promise]| usual(what, kept).map(|Usual { cases, median, most }| (cases, median.as_secs(), most.as_secs()));
    let mut done: Vec<Promise> = (1..=10).map(|n| kept("send you the new leg", n * 100)).collect();
    assert_eq!(
        said("send the leg", &done),
        Some((10, 500, 900)),
        "half within 500, nine of ten within 900"
    );
    assert_eq!(said("ring the carrier", &done), None);
    assert_eq!(said("send the leg", &done[..4]), None, "four are too few");
    done.extend((1..=5).map(|n| kept("call you", n)));
    assert_eq!(said("call you about the van", &done), Some((5, 3, 5)), "alike by its first word");
}

#[test]
fn a_promise_that_was_moved_took_from_its_first_day() {
    let done: Vec<Promise> = (0..5)
        .flat_map(|_| {
            let mut conversation = opened();
            let mut first = promised(&mut conversation, agent(), Some(at(900)), 60);
            let mut next = first
                .slip(&mut conversation, at(3600), text("Later."), agent(), at(800))
                .unwrap()
                .0
                .next;
            next.keep(agent(), None, at(1070)).unwrap();
            [first, next]
        })
        .collect();
    let took = usual(&done[0].what, &done).unwrap();
    assert_eq!((took.cases, took.median.as_secs()), (5, 1000));
}

#[test]
fn what_was_moved_is_told_as_one_and_what_is_to_come_stands_first() {
    let (mut conversation, ada) = (opened(), agent());
    let mut make = |due: Option<i64>| promised(&mut conversation, ada, due.map(at), 60);
    let (mut first, mut kept, mut kept_later, mut broken) = (make(Some(900)), make(None), make(None), make(Some(700)));
    let (undated, soon) = (make(None), make(Some(4000)));
    let slip = |promise: &mut Promise, conversation: &mut _, due, now| {
        let word = text(&format!("It will be {due}."));
        promise.slip(conversation, at(due), word, ada, at(now)).unwrap().0.next
    };
    let mut second = slip(&mut first, &mut conversation, 3600, 800);
    let third = slip(&mut second, &mut conversation, 9000, 3000);
    kept.keep(ada, None, at(300)).unwrap();
    kept_later.keep(ada, None, at(400)).unwrap();
    broken.break_(at(700)).unwrap();
    let all = [&first, &kept, &kept_later, &broken, &undated, &soon, &second, &third].map(Clone::clone);
    let told: Vec<_> = all_promised(&all)
        .into_iter()
        .map(|Promised { promise, moved }| (promise.id, moved.iter().map(|earlier| earlier.id).collect::<Vec<_>>()))
        .collect();
    let expected = [
        (soon.id, vec![]),
        (third.id, vec![first.id, second.id]),
        (undated.id, vec![]),
        (broken.id, vec![]),
        (kept_later.id, vec![]),
        (kept.id, vec![]),
    ];
    assert_eq!(told, expected);
}
