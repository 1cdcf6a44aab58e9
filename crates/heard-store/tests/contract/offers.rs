//! Options and check-backs.

use heard_desk::{Enclosed, FollowUp, Line, Offer, Way, went_out};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, text};

fn ways() -> Enclosed {
    let line = |words: &str| Line::new(words).unwrap();
    let replacement = Way {
        title: line("Ein neues Bett “bis Freitag” 🛏"),
        steps: Some(text("We bring it.\nWe take the old one away.")),
        cost: Some(line("nothing")),
        time: Some(line("three days")),
    };
    let refund = Way {
        title: line("The money back"),
        steps: None,
        cost: None,
        time: None,
    };
    Enclosed {
        pledges: vec![],
        ways: vec![replacement, refund],
    }
}

pub(crate) async fn a_choice_reads_back_at_every_step(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let (mut reply, sent) = conversation.reply(desk.ada.id, text("Two ways on."), ways(), at(1)).unwrap();
    desk.apply(sent).await;
    assert_eq!(
        store.message(reply.id).await.unwrap().as_ref(),
        Some(&reply),
        "while it is being sent"
    );
    desk.apply(conversation.deliver(&mut reply, at(2)).unwrap().1).await;
    assert_eq!(store.message(reply.id).await.unwrap().as_ref(), Some(&reply));
    let mut offer = only(store.offers(conversation.id).await.unwrap());
    assert_eq!((offer.message, &offer.ways), (reply.id, &ways().ways));
    desk.apply(offer.choose(&mut conversation, 1, at(3)).unwrap()).await;
    assert_eq!(store.offer(offer.id).await.unwrap().as_ref(), Some(&offer));
    let mut offers = [offer];
    desk.apply(went_out(&mut offers, desk.ben.id, at(4), false, at(5))).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!((thread.offers, thread.conversation), (offers.to_vec(), conversation));
}

pub(crate) async fn of_two_choices_at_once_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let (mut reply, sent) = conversation.reply(desk.ada.id, text("Two ways on."), ways(), at(1)).unwrap();
    desk.apply(sent).await;
    desk.apply(conversation.deliver(&mut reply, at(2)).unwrap().1).await;
    let mut offer = only(store.offers(conversation.id).await.unwrap());
    let withdrawn = offer.clone().withdraw(desk.ada.id, at(3)).unwrap();
    let chosen = offer.choose(&mut conversation, 0, at(3)).unwrap();
    desk.apply(chosen).await;
    assert!(matches!(store.apply(&withdrawn).await, Err(StoreError::Conflict("offer"))));
    assert_eq!(store.offer(offer.id).await.unwrap(), Some(offer));
}

pub(crate) async fn a_check_back_reads_back_at_every_step(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut reply = desk.replied(&mut conversation, vec![], 1).await;
    desk.apply(conversation.deliver(&mut reply, at(2)).unwrap().1).await;
    let plan = |minute| {
        conversation
            .follow_up(&[], at(minute), text("Ist alles gut? 🙂"), desk.ada.id, at(3))
            .unwrap()
    };
    let ((mut second, later), (mut first, soon)) = (plan(60), plan(30));
    desk.apply(later.and(soon)).await;
    let listed = store.planned_follow_ups(desk.team.id, 9).await.unwrap();
    let listed: Vec<_> = listed.iter().map(|of| (of.it.id, of.customer_name.as_str())).collect();
    assert_eq!(listed, [(first.id, "Cleo"), (second.id, "Cleo")]);
    desk.apply(second.drop_it(desk.ben.id, at(4)).unwrap()).await;
    desk.apply(first.send(&mut conversation, at(31)).unwrap()).await;
    check(store, &first).await;
    desk.apply(first.answer(&mut conversation, false, at(40)).unwrap()).await;
    check(store, &first).await;
    check(store, &second).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!((thread.follow_ups.len(), thread.messages.len()), (2, 3));
    assert_eq!(store.planned_follow_ups(desk.team.id, 9).await.unwrap(), []);
}

pub(crate) async fn a_secret_is_made_once(store: &impl Store) {
    assert_eq!(store.secret("links", [7; 32]).await.unwrap(), [7; 32]);
    assert_eq!(store.secret("links", [8; 32]).await.unwrap(), [7; 32]);
    assert_eq!(store.secret("certificates", [9; 32]).await.unwrap(), [9; 32]);
}

async fn check(store: &impl Store, expected: &FollowUp) {
    assert_eq!(store.follow_up(expected.id).await.unwrap().as_ref(), Some(expected));
}

fn only(mut offers: Vec<Offer>) -> Offer {
    assert_eq!(offers.len(), 1);
    offers.remove(0)
}
