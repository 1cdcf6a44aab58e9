//! What was done under callers' keys.

use heard_desk::{Actor, Change, Conversation, ConversationId, Customer, Deed, Digest, Made, MessageId, Name, NeedId};
use heard_engine::Feeling;
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, hash, reading, text};

fn deed(conversation: ConversationId, by: impl Into<Actor>, key: u8, made: Made) -> Deed {
    Deed {
        by: by.into(),
        key: Digest([key; 32]),
        asked: Digest([key + 100; 32]),
        conversation,
        made,
        at: at(1),
    }
}

pub(crate) async fn a_deed_is_its_callers(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let [adas, bens] = [
        deed(conversation.id, desk.ada.id, 1, Made::Message(MessageId::at(at(1)))),
        deed(conversation.id, desk.ben.id, 1, Made::Need(NeedId::at(at(1)))),
    ];
    desk.apply(adas.clone().remember().and(bens.clone().remember())).await;
    assert_eq!(store.deed(adas.by, adas.key).await.unwrap(), Some(adas.clone()));
    assert_eq!(store.deed(bens.by, bens.key).await.unwrap(), Some(bens));
    assert_eq!(store.deed(adas.by, Digest([2; 32])).await.unwrap(), None);
    let customer = Actor::Customer(conversation.customer);
    assert_eq!(store.deed(customer, adas.key).await.unwrap(), None);
}

pub(crate) async fn a_key_is_used_once(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (mut conversation, elsewhere) = (desk.opened(0).await, desk.opened(1).await);
    let before = conversation.clone();
    let (message, received) = conversation.receive(text("Hello?"), reading(Feeling::Neutral, 0.0, &[]), [], at(2));
    let by = Actor::Customer(conversation.customer);
    let first = deed(conversation.id, by, 1, Made::Message(message.id));
    desk.apply(received.and(first.clone().remember())).await;
    let mut other = elsewhere;
    let (again, received) = other.receive(text("Hello?"), reading(Feeling::Neutral, 0.0, &[]), [], at(3));
    let second = deed(other.id, by, 1, Made::Message(again.id));
    let refused = store.apply(&received.and(second.remember())).await;
    assert!(matches!(refused, Err(StoreError::Conflict("deed"))), "{refused:?}");
    assert_eq!(store.message(again.id).await.unwrap(), None, "nothing of it was written");
    assert_eq!(store.deed(by, first.key).await.unwrap(), Some(first));
    assert_ne!(desk.load(conversation.id).await, before);
}

pub(crate) async fn what_was_done_outlives_what_it_made(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let reply = desk.replied(&mut conversation, vec![], 1).await;
    let sent = deed(conversation.id, desk.ada.id, 1, Made::Message(reply.id));
    desk.apply(sent.clone().remember()).await;
    desk.apply(conversation.undo(&reply, None, desk.ada.id, at(1)).unwrap().1).await;
    assert_eq!(store.message(reply.id).await.unwrap(), None);
    assert_eq!(store.deed(sent.by, sent.key).await.unwrap(), Some(sent));
}

/// Who begins twice at once with one token has begun once.
pub(crate) async fn a_token_is_one_customers(store: &impl Store) {
    let desk = Desk::new(store).await;
    let begin = || -> Change {
        let (customer, met) = Customer::meet(desk.team.id, Name::new("Mara").unwrap(), None, Some(hash(5)), at(0));
        let begun = Conversation::open(&customer, text("Hello?"), reading(Feeling::Neutral, 0.0, &[]), at(0));
        met.and(begun.2)
    };
    let (one, other) = (begin(), begin());
    let (one, other) = tokio::join!(store.apply(&one), store.apply(&other));
    let (done, refused) = if one.is_ok() { (one, other) } else { (other, one) };
    done.unwrap();
    assert!(matches!(refused, Err(StoreError::Conflict("customer"))), "{refused:?}");
    assert_eq!(store.queue(desk.team.id).await.unwrap().len(), 1);
}
