//! Events come in the order of writing, whole, and none is missed.

use heard_desk::{Actor, Happened};
use heard_store::{Cursor, Store};

use super::desk::{Desk, at};

pub(crate) async fn events_come_in_order_and_whole(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(1).await;
    let before = store.last_event().await.unwrap();
    let mut promise = desk.promised(&mut conversation, Some(at(900)), 2).await;
    desk.apply(promise.keep(desk.ben.id, None, at(10)).unwrap()).await;
    let told = store.events_since(before, 99).await.unwrap();
    let (message, id) = (promise.message, promise.id);
    let what: Vec<_> = told.iter().map(|recorded| recorded.event.what.clone()).collect();
    let expected = [
        Happened::Replied { message },
        Happened::Delivered { message },
        Happened::PromiseMade { promise: id },
        Happened::PromiseKept { promise: id },
    ];
    assert_eq!(what, expected);
    let last = &told.last().unwrap().event;
    assert_eq!((last.by, last.at), (Actor::Agent(desk.ben.id), at(10)));
    assert!(
        told.iter()
            .all(|t| t.event.conversation == Some(conversation.id) && t.event.team == desk.team.id)
    );
    let joined = store.events_since(Cursor::START, 1).await.unwrap().remove(0).event;
    assert_eq!((joined.conversation, joined.what), (None, Happened::Joined { agent: desk.ada.id }));
}

pub(crate) async fn reading_on_misses_nothing(store: &impl Store) {
    let desk = Desk::new(store).await;
    for minutes in 0..10 {
        desk.opened(minutes).await;
    }
    let all = store.events_since(Cursor::START, 999).await.unwrap();
    assert_eq!(all.len(), 22);
    let (mut read, mut cursor) = (Vec::new(), Cursor::START);
    loop {
        let page = store.events_since(cursor, 5).await.unwrap();
        let Some(last) = page.last() else { break };
        cursor = last.cursor.to_string().parse().unwrap();
        read.extend(page);
    }
    assert_eq!(read, all);
    assert!(all.is_sorted_by(|a, b| a.cursor < b.cursor));
    assert_eq!(cursor, store.last_event().await.unwrap());
}

pub(crate) async fn news_wakes_who_waits(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut news = store.news();
    // Let go of before waiting: whoever tells the news would wait for it.
    let known = *news.borrow_and_update();
    assert_eq!(known, store.last_event().await.unwrap());
    let conversation = desk.opened(0).await;
    news.changed().await.unwrap();
    let heard = *news.borrow_and_update();
    assert_eq!(heard, store.last_event().await.unwrap());
    let text = heard_desk::DraftText::new("Dear").unwrap();
    desk.apply(conversation.draft(desk.ada.id, text, at(1)).1).await;
    assert!(!news.has_changed().unwrap(), "a draft is no news");
}
