//! Many at once.

use std::collections::BTreeSet;
use std::time::Duration;

use heard_desk::{AgentId, Change, ConversationId, FactKind, Line, Message};
use heard_engine::Feeling;
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, reading, seconds, text};

pub(crate) async fn two_workers_share_a_hundred_jobs(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    for _ in 0..100 {
        desk.replied(&mut conversation, vec![], 0).await;
    }
    let worker = async || {
        let mut done = Vec::new();
        loop {
            let leases = store.lease(at(1), seconds(60), 7).await.unwrap();
            if leases.is_empty() {
                return done;
            }
            for lease in leases {
                store.finish(&lease, &Change::default()).await.unwrap();
                done.push(lease.job.id);
            }
        }
    };
    let (one, other) = tokio::join!(worker(), worker());
    assert_eq!(one.len() + other.len(), 100);
    assert_eq!(one.into_iter().chain(other).collect::<BTreeSet<_>>().len(), 100);
    assert_eq!(store.next_job_at().await.unwrap(), None);
}

/// Reads, decides and writes until nobody was quicker.
async fn receive(store: &impl Store, id: ConversationId, words: &str) -> Message {
    loop {
        let mut conversation = store.conversation(id).await.unwrap().unwrap();
        let earlier = store.readings(id).await.unwrap();
        let calm = reading(Feeling::Neutral, 0.0, &[]);
        let (message, change) = conversation.receive(text(words), calm, &earlier, at(1));
        match store.apply(&change).await {
            Ok(()) => return message,
            Err(StoreError::Conflict(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

pub(crate) async fn thirty_messages_at_once_all_arrive(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let ten = async |from: u32| {
        for number in from..from + 10 {
            receive(store, conversation.id, &format!("message {number}")).await;
        }
    };
    tokio::join!(ten(0), ten(10), ten(20));
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    let words: BTreeSet<_> = thread.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(words.len(), 31);
    assert_eq!(thread.conversation.version.number(), 31);
}

pub(crate) async fn forty_conversations_at_once_all_open(store: &impl Store) {
    let desk = Desk::new(store).await;
    let ten = async || {
        for minutes in 0..10 {
            desk.opened(minutes).await;
            store.queue(desk.team.id).await.unwrap();
        }
    };
    tokio::join!(ten(), ten(), ten(), ten());
    assert_eq!(store.queue(desk.team.id).await.unwrap().len(), 40);
}

/// Each takes the first of what nobody has, until nothing is left: as “next, please” does, on one server or on several.
pub(crate) async fn of_eight_who_take_at_once_each_has_their_own(store: &impl Store) {
    let desk = Desk::new(store).await;
    for minutes in 0..24 {
        desk.opened(minutes).await;
    }
    let takes = async |by: AgentId| {
        let mut mine = Vec::new();
        loop {
            let queue = store.queue(desk.team.id).await.unwrap();
            let mut free = queue
                .into_iter()
                .map(|summary| summary.conversation)
                .filter(|it| it.with().is_none());
            let Some(mut conversation) = free.next() else { return mine };
            let change = conversation.take(by, None, at(60)).unwrap();
            match store.apply(&change).await {
                Ok(()) => mine.push(conversation.id),
                Err(StoreError::Conflict(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
    };
    let (ada, ben) = (desk.ada.id, desk.ben.id);
    let all = tokio::join!(
        takes(ada),
        takes(ben),
        takes(ada),
        takes(ben),
        takes(ada),
        takes(ben),
        takes(ada),
        takes(ben)
    );
    let all = [all.0, all.1, all.2, all.3, all.4, all.5, all.6, all.7].concat();
    assert_eq!(all.len(), 24);
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 24, "nobody has what another has");
    for summary in store.queue(desk.team.id).await.unwrap() {
        assert_eq!(summary.conversation.version.number(), 2, "each was taken once");
    }
}

pub(crate) async fn who_is_erased_while_they_write_is_gone(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let writes = async || {
        let mut said = Vec::new();
        while let Some(mut conversation) = store.conversation(conversation.id).await.unwrap() {
            let calm = reading(Feeling::Neutral, 0.0, &[]);
            let (message, change) = conversation.receive(text("And?"), calm, [], at(1));
            match store.apply(&change).await {
                Ok(()) => said.push(message.id),
                Err(StoreError::Conflict(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        said
    };
    let notes = async || {
        let mut facts = Vec::new();
        while let Some(known) = store.person(conversation.customer).await.unwrap() {
            let line = Line::new(format!("fact {}", facts.len())).unwrap();
            let (fact, change) = known
                .note(known.customer.id, FactKind::Other, line, None, desk.ada.id, at(1))
                .unwrap();
            match store.apply(&change).await {
                Ok(()) => facts.push(fact.id),
                Err(StoreError::Conflict(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        facts
    };
    let erases = async || {
        loop {
            tokio::time::sleep(Duration::from_millis(40)).await;
            let known = store.person(conversation.customer).await.unwrap().unwrap();
            let (_, change) = known.erase("Cleo", desk.ben.id, at(2)).unwrap();
            match store.apply(&change).await {
                Ok(()) => return,
                Err(StoreError::Conflict(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
    };
    let (said, more, facts, ()) = tokio::join!(writes(), writes(), notes(), erases());
    for message in said.into_iter().chain(more) {
        assert_eq!(store.message(message).await.unwrap(), None);
    }
    for fact in facts {
        assert_eq!(store.fact(fact).await.unwrap(), None);
    }
}
