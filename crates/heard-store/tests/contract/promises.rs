//! Promises.

use heard_desk::Promise;
use heard_desk::PromiseStanding::{Broken, Kept, Open, Slipped};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, text};

pub(crate) async fn every_outcome_reads_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut kept = desk.promised(&mut conversation, Some(at(100)), 1).await;
    let mut bare = desk.promised(&mut conversation, None, 3).await;
    let mut slipped = desk.promised(&mut conversation, Some(at(100)), 5).await;
    let mut broken = desk.promised(&mut conversation, Some(at(100)), 7).await;
    desk.apply(kept.keep(desk.ada.id, Some(text("by courier")), at(20)).unwrap()).await;
    desk.apply(bare.keep(desk.ben.id, None, at(21)).unwrap()).await;
    let word = text("It will be Tuesday, I am sorry.");
    let (moved, change) = slipped.slip(&mut conversation, at(2000), word, desk.ada.id, at(22)).unwrap();
    desk.apply(change).await;
    desk.apply(broken.break_(at(100)).unwrap()).await;
    for promise in [kept, bare, slipped, broken, moved.next] {
        assert_eq!(store.promise(promise.id).await.unwrap(), Some(promise));
    }
    let done = store.kept_promises(desk.team.id, 2).await.unwrap();
    assert_eq!(
        done.iter().map(Promise::standing).collect::<Vec<_>>(),
        [Slipped, Kept],
        "settled last first"
    );
    assert_eq!(store.message(moved.word.id).await.unwrap(), Some(moved.word));
    assert_eq!(desk.load(conversation.id).await, conversation);
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().promises.len(), 5);
}

pub(crate) async fn open_ones_come_by_due_and_settled_ones_by_settling(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut made = Vec::new();
    for (order, due) in [Some(at(300)), None, Some(at(200)), Some(at(400))].into_iter().enumerate() {
        made.push(desk.promised(&mut conversation, due, i64::try_from(order).unwrap() * 2 + 1).await);
    }
    let ids = async |standing, limit| {
        let found = store.promises(desk.team.id, standing, limit).await.unwrap();
        assert!(
            found
                .iter()
                .all(|of| of.customer_name.as_str() == "Cleo" && of.it.standing() == standing)
        );
        found.into_iter().map(|of| of.it.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(Open, 9).await, [made[2].id, made[0].id, made[3].id, made[1].id]);
    assert_eq!(ids(Open, 2).await, [made[2].id, made[0].id]);
    desk.apply(made[0].keep(desk.ada.id, None, at(30)).unwrap()).await;
    desk.apply(made[1].keep(desk.ada.id, None, at(31)).unwrap()).await;
    desk.apply(made[2].break_(at(200)).unwrap()).await;
    assert_eq!(ids(Open, 9).await, [made[3].id]);
    assert_eq!(ids(Kept, 9).await, [made[1].id, made[0].id]);
    assert_eq!(ids(Broken, 9).await, [made[2].id]);
    assert!(ids(Slipped, 9).await.is_empty());
}

pub(crate) async fn a_promise_settles_once(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let promise = desk.promised(&mut conversation, Some(at(100)), 1).await;
    let (mut adas, mut bens) = (promise.clone(), promise);
    desk.apply(adas.keep(desk.ada.id, None, at(50)).unwrap()).await;
    let word = text("Later.");
    let (_, late) = bens.slip(&mut conversation.clone(), at(500), word, desk.ben.id, at(50)).unwrap();
    assert!(matches!(store.apply(&late).await, Err(StoreError::Conflict("promise"))));
    assert_eq!(store.promise(adas.id).await.unwrap(), Some(adas));
    assert_eq!(desk.load(conversation.id).await, conversation, "no word went out");
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().messages.len(), 2);
}
