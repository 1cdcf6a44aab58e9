//! The contract on PostgreSQL: every case in a database of its own, all in one server started for it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod cluster;
mod contract;

use std::pin::Pin;
use std::time::Duration;

use cluster::Cluster;
use contract::desk::Desk;
use heard_store::{Events as _, PostgresStore, Writes as _};
use tokio::time::timeout;

macro_rules! one_by_one {
    ($cluster:path: $($concern:ident :: $case:ident,)+) => {{
        let cluster = $cluster().await;
        $(
            eprintln!("{}", stringify!($case));
            let case = on_the_heap(|| async {
                let store = PostgresStore::open(&cluster.database().await).await.unwrap();
                contract::$concern::$case(&store).await;
                store.close().await;
            });
            case.await;
        )+
    }};
}

/// A case as a future on the heap, made in a frame of its own: all together are more than a thread's stack holds.
fn on_the_heap<'c, F: Future<Output = ()> + 'c>(case: impl FnOnce() -> F) -> Pin<Box<dyn Future<Output = ()> + 'c>> {
    Box::pin(case())
}

/// One test, for each would need a server of its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_the_contract() {
    contract::all_cases!(one_by_one; Cluster::start);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_server_writes_wakes_the_other() {
    let cluster = Cluster::start().await;
    let url = cluster.database().await;
    let (one, other) = (PostgresStore::open(&url).await.unwrap(), PostgresStore::open(&url).await.unwrap());
    let mut news = other.news();
    let desk = Desk::new(&one).await;
    timeout(Duration::from_secs(10), news.changed())
        .await
        .expect("the wire carries it")
        .unwrap();
    let before = *news.borrow_and_update();
    desk.opened(0).await;
    timeout(Duration::from_secs(10), news.wait_for(|last| *last > before))
        .await
        .expect("and the next")
        .unwrap();
    let known = *other.news().borrow();
    assert!(
        other
            .events_since(before, 10)
            .await
            .unwrap()
            .iter()
            .any(|event| event.cursor == known)
    );
}

#[tokio::test]
async fn what_cannot_be_opened_is_said() {
    let cluster = Cluster::start().await;
    for (url, says) in [
        (cluster.url("nowhere"), "there is no such database"),
        ("postgres://heard:secret@localhost:1/desk".to_owned(), "is PostgreSQL running?"),
        ("postgres://heard:secret@local host/desk".to_owned(), "the given PostgreSQL address"),
    ] {
        let why = PostgresStore::open(&url).await.unwrap_err().to_string();
        assert!(why.contains(says), "{why}");
        assert!(!why.contains("secret"), "{why}");
    }
}
