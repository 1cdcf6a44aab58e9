//! Needs.

use heard_desk::{Actor, Ledger, Line, Need};
use heard_engine::{Evidence, Feeling, NeedKind};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, reading, text};

/// A conversation whose opening asks two things.
async fn asked<S: Store>(desk: &Desk<'_, S>) -> (heard_desk::Conversation, heard_desk::Message, Ledger) {
    let customer = desk.customer("Cleo").await;
    let mut asks = reading(Feeling::Anger, -0.6, &[]);
    asks.questions = vec![Evidence {
        quote: "“Où” is it? 🙂".to_owned(),
        ..asks.problem[0].clone()
    }];
    let (conversation, message, opened) = heard_desk::Conversation::open(&customer, text("“Où” is it? 🙂"), asks, at(1));
    let mut ledger = Ledger::default();
    let heard = ledger.hear(&conversation, &message, false, at(1));
    desk.apply(opened.and(heard)).await;
    (conversation, message, ledger)
}

pub(crate) async fn every_turn_reads_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (conversation, message, mut ledger) = asked(&desk).await;
    assert!(ledger.needs.len() >= 2);
    assert_eq!(store.needs(conversation.id).await.unwrap(), ledger.needs);
    let label = Line::new("To keep face").unwrap();
    let (_, noted) = ledger
        .note(&conversation, &message, NeedKind::Reassurance, label, desk.ada.id, at(2))
        .unwrap();
    desk.apply(noted).await;
    let words = heard_desk::Quote::new("At the depot 📦").unwrap();
    let met = ledger.needs[0].meet(&message, Some(words), Actor::Desk, at(3)).unwrap();
    desk.apply(met).await;
    let aside = ledger.needs[1].set_aside(text("Settled by phone"), desk.ben.id, at(4)).unwrap();
    desk.apply(aside).await;
    desk.apply(ledger.needs[1].reopen(Actor::Agent(desk.ada.id), at(5)).unwrap()).await;
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().needs, ledger.needs);
    for need in &ledger.needs {
        assert_eq!(store.need(need.id).await.unwrap().as_ref(), Some(need));
    }
}

pub(crate) async fn corrected_ones_are_listed_last_changed_first(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (_, message, mut ledger) = asked(&desk).await;
    assert_eq!(store.corrected_needs(desk.team.id, 9).await.unwrap(), []);
    desk.apply(ledger.needs[0].meet(&message, None, Actor::Desk, at(2)).unwrap()).await;
    assert_eq!(
        store.corrected_needs(desk.team.id, 9).await.unwrap(),
        [],
        "the desk's own reading is no correction"
    );
    desk.apply(ledger.needs[1].set_aside(text("No"), desk.ada.id, at(3)).unwrap()).await;
    desk.apply(ledger.needs[0].reopen(Actor::Agent(desk.ada.id), at(4)).unwrap()).await;
    let listed = store.corrected_needs(desk.team.id, 9).await.unwrap();
    let ids = |needs: &[Need]| needs.iter().map(|need| need.id).collect::<Vec<_>>();
    assert_eq!(
        listed.iter().map(|listed| listed.it.id).collect::<Vec<_>>(),
        ids(&ledger.needs[..2])
    );
    assert_eq!(listed[0].customer_name.as_str(), "Cleo");
    assert_eq!(store.corrected_needs(desk.team.id, 1).await.unwrap().len(), 1);
}

pub(crate) async fn of_two_turns_of_one_need_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (conversation, message, ledger) = asked(&desk).await;
    let (mut adas, mut bens) = (ledger.needs[0].clone(), ledger.needs[0].clone());
    desk.apply(adas.meet(&message, None, Actor::Agent(desk.ada.id), at(2)).unwrap())
        .await;
    let second = bens.set_aside(text("No"), desk.ben.id, at(2)).unwrap();
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("need"))));
    assert_eq!(store.needs(conversation.id).await.unwrap()[0], adas);
}
