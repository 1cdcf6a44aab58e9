//! What outcomes are counted from.

use heard_desk::outcome::{Ending, Said};
use heard_desk::{Actor, Answer, Ledger, PromiseStanding, Step, TeamId, Unmet};
use heard_engine::{AskKind, Feeling, Flag};
use heard_store::Store;

use super::desk::{Desk, at, reading, text};

pub(crate) async fn a_course_holds_what_became_of_it(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    desk.apply(Ledger::default().hear(&conversation, &thread.messages[0], false, at(0)))
        .await;
    desk.promised(&mut conversation, Some(at(90)), 5).await;
    let close = |by| Actor::Agent(by);
    desk.apply(conversation.close(close(desk.ada.id), Unmet::Leave, at(10)).unwrap())
        .await;
    let calm = reading(Feeling::Gratitude, 0.8, &[]);
    let (_, change) = conversation.receive(text("Danke! 🙂"), calm, [], at(20));
    desk.apply(change).await;
    desk.apply(conversation.close(close(desk.ben.id), Unmet::Leave, at(30)).unwrap())
        .await;
    let answer = Answer {
        heard: Step::Fully,
        satisfied: Some(Step::Mostly),
        words: Some(text("Schön war’s.")),
        scale: vec![],
    };
    // The thanks wait for an answer, and so nobody asks; an earlier answer may be completed.
    conversation.glance.waiting_since = None;
    let (_, change) = conversation.take_feedback(None, answer, &thread.messages, at(31)).unwrap();
    desk.apply(change).await;

    let courses = store.courses(desk.team.id, at(0), None).await.unwrap().all;
    let [course] = courses.as_slice() else {
        panic!("{}", courses.len())
    };
    assert_eq!((course.conversation, course.customer), (conversation.id, conversation.customer));
    assert_eq!((course.customer_name.as_str(), course.subject.as_str()), ("Cleo", "My lamp broke."));
    assert_eq!((course.opened_at, course.closed_at), (at(0), Some(at(30))));
    let ending = |minutes, closed| Ending { at: at(minutes), closed };
    assert_eq!(course.endings, [ending(10, true), ending(20, false), ending(30, true)]);
    assert_eq!(course.answered_at, Some(at(6)));
    assert!(course.waiting);
    assert_eq!(course.promises, [PromiseStanding::Open]);
    assert!(!course.needs.is_empty());
    let said = course.said.as_ref().unwrap();
    assert_eq!((said.heard, said.satisfied), (Step::Fully, Some(Step::Mostly)));
    assert_eq!(
        said,
        &Said {
            words: Some(text("Schön war’s.")),
            ..said.clone()
        }
    );
    let [first, last] = course.heard.as_slice() else {
        panic!("{}", course.heard.len())
    };
    assert_eq!(
        (first.at, first.feeling, first.intensity, first.ask),
        (at(0), Feeling::Anger, 2, AskKind::Refund)
    );
    assert_eq!(
        (first.flags.as_slice(), first.problems.as_slice()),
        ([Flag::Urgent].as_slice(), [text("it broke")].as_slice())
    );
    assert_eq!((last.text.as_str(), last.understood, last.sign()), ("Danke! 🙂", true, 1));
}

pub(crate) async fn courses_are_those_begun_since_and_those_open(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut early = desk.opened(0).await;
    let open = desk.opened(1).await;
    let late = desk.opened(9).await;
    desk.apply(early.close(Actor::Agent(desk.ada.id), Unmet::Leave, at(12)).unwrap())
        .await;
    let found = |courses: Vec<heard_desk::outcome::Course>| courses.iter().map(|course| course.conversation).collect::<Vec<_>>();
    assert_eq!(
        found(store.courses(desk.team.id, at(0), None).await.unwrap().all),
        [early.id, open.id, late.id]
    );
    assert_eq!(
        found(store.courses(desk.team.id, at(5), None).await.unwrap().all),
        [open.id, late.id]
    );
    assert_eq!(found(store.courses(TeamId::at(at(0)), at(0), None).await.unwrap().all), []);
}

pub(crate) async fn courses_are_read_again_where_something_happened(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut early = desk.opened(0).await;
    let mut open = desk.opened(6).await;
    let late = desk.opened(9).await;
    let since = at(5);
    let first = store.courses(desk.team.id, since, None).await.unwrap();
    assert_eq!((first.all.len(), first.touched), (3, None));

    let none = store.courses(desk.team.id, since, Some(first.at)).await.unwrap();
    assert_eq!((none.all.len(), none.touched.map(|touched| touched.len())), (0, Some(0)));
    assert_eq!(none.at, first.at);

    // Closed, the early one is no longer among those looked at.
    desk.apply(early.close(Actor::Agent(desk.ada.id), Unmet::Leave, at(12)).unwrap())
        .await;
    let (_, change) = open.receive(text("Hello?"), reading(Feeling::Anger, 0.8, &[]), [], at(13));
    desk.apply(change).await;
    let then = store.courses(desk.team.id, since, Some(first.at)).await.unwrap();
    assert_eq!(then.touched, Some([early.id, open.id].into()));
    assert!(then.at > first.at);
    let mut together = then.all;
    together.extend(first.all.into_iter().filter(|course| course.conversation == late.id));
    assert_eq!(together, store.courses(desk.team.id, since, None).await.unwrap().all);
    let far = store.courses(TeamId::at(at(0)), since, Some(first.at)).await.unwrap();
    assert_eq!((far.all.len(), far.touched.map(|touched| touched.len())), (0, Some(0)));

    // What happens outside of a conversation may touch any.
    let customer = store.customer(late.customer).await.unwrap().unwrap();
    let person = store.person(customer.id).await.unwrap().unwrap();
    let (_, change) = person.erase(&customer.name, desk.ada.id, at(14)).unwrap();
    desk.apply(change).await;
    let erased = store.courses(desk.team.id, since, Some(then.at)).await.unwrap();
    assert_eq!((erased.all.len(), erased.touched), (1, None));
}
