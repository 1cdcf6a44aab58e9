//! One change, one transaction; one version, one successor.

use heard_desk::{Actor, Change, Conversation, Unmet, Write};
use heard_engine::Feeling;
use heard_store::{Cursor, Store, StoreError};

use super::desk::{Desk, at, reading, text};

pub(crate) async fn of_two_changes_to_one_version_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut adas = desk.opened(0).await;
    let mut bens = adas.clone();
    let (reply, first) = adas.reply(desk.ada.id, text("Hello from Ada"), vec![], at(1)).unwrap();
    let second = bens.close(Actor::Agent(desk.ben.id), Unmet::Leave, at(1)).unwrap();
    desk.apply(first).await;
    let events = store.last_event().await.unwrap();
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("conversation"))));
    assert_eq!(desk.load(adas.id).await, adas);
    assert_eq!(store.message(reply.id).await.unwrap(), Some(reply));
    assert_eq!(store.last_event().await.unwrap(), events);
    let mut again = desk.load(adas.id).await;
    desk.apply(again.close(Actor::Agent(desk.ben.id), Unmet::Leave, at(2)).unwrap())
        .await;
}

pub(crate) async fn a_refused_change_leaves_nothing(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let (cursor, jobs) = (store.last_event().await.unwrap(), store.due_jobs(9).await.unwrap());
    let (reply, mut change) = conversation.reply(desk.ada.id, text("Hello"), vec![], at(1)).unwrap();
    let mut orphan = reply.clone();
    orphan.id = heard_desk::MessageId::at(at(1));
    orphan.conversation = heard_desk::ConversationId::at(at(1));
    change.writes.push(Write::Message(orphan));
    assert!(matches!(store.apply(&change).await, Err(StoreError::Refused(_))));
    assert_eq!(store.message(reply.id).await.unwrap(), None);
    assert_eq!(desk.load(conversation.id).await.version, heard_desk::Version::FIRST);
    assert_eq!(store.last_event().await.unwrap(), cursor);
    assert_eq!(store.due_jobs(9).await.unwrap(), jobs);
}

pub(crate) async fn a_change_to_what_is_gone_is_a_conflict(store: &impl Store) {
    let desk = Desk::new(store).await;
    let customer = desk.customer("Cleo").await;
    let calm = reading(Feeling::Neutral, 0.0, &[]);
    let (mut never_written, _, _) = Conversation::open(&customer, text("Hello"), calm, at(0));
    let change = never_written.close(Actor::Desk, Unmet::Leave, at(1)).unwrap();
    assert!(matches!(store.apply(&change).await, Err(StoreError::Conflict("conversation"))));
    assert_eq!(store.conversation(never_written.id).await.unwrap(), None);
}

pub(crate) async fn undone_or_delivered_never_both(store: &impl Store) {
    let desk = Desk::new(store).await;
    for undo_first in [true, false] {
        let mut conversation = desk.opened(0).await;
        let reply = desk.replied(&mut conversation, vec![], 1).await;
        let (mut one, mut other, mut sent) = (conversation.clone(), conversation.clone(), reply.clone());
        let (_, undo) = one.undo(&reply, None, desk.ada.id, at(2)).unwrap();
        let (_, deliver) = other.deliver(&mut sent, at(2)).unwrap();
        let (first, second) = if undo_first { (undo, deliver) } else { (deliver, undo) };
        desk.apply(first).await;
        assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict(_))));
        let stored = store.message(reply.id).await.unwrap();
        assert_eq!(stored, (!undo_first).then_some(sent));
        let draft = store.draft(conversation.id, desk.ada.id).await.unwrap();
        assert_eq!(draft.is_some(), undo_first);
    }
}

pub(crate) async fn an_empty_change_is_nothing(store: &impl Store) {
    store.apply(&Change::default()).await.unwrap();
    assert_eq!(store.last_event().await.unwrap(), Cursor::START);
    assert_eq!(store.next_job_at().await.unwrap(), None);
}

pub(crate) async fn what_is_said_is_never_removed(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    desk.promised(&mut conversation, None, 1).await;
    for message in store.thread(conversation.id).await.unwrap().unwrap().messages {
        let change = Change {
            writes: vec![Write::RemoveMessage(message.id)],
            ..Change::default()
        };
        assert!(matches!(store.apply(&change).await, Err(StoreError::Conflict("message"))));
    }
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().messages.len(), 2);
}

pub(crate) async fn a_change_nobody_waits_for_is_written_and_told(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    for words in ["one", "two", "three"] {
        let mut news = store.news();
        let earlier = store.readings(conversation.id).await.unwrap();
        let calm = reading(Feeling::Neutral, 0.0, &[]);
        let (_, change) = conversation.receive(text(words), calm, &earlier, at(1));
        let hung_up = tokio::time::timeout(std::time::Duration::ZERO, store.apply(&change)).await;
        if hung_up.is_err() {
            news.changed().await.unwrap();
        }
        assert_eq!(desk.load(conversation.id).await, conversation);
    }
}
