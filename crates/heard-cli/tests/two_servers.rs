//! Two servers on one PostgreSQL: each hears at once what the other writes, they share what is due, and one does what the other leaves.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads the clock that the servers read"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use heard_desk::{Actor, Change, Conversation, Customer, Happened, MessageId, Name, Text};
use heard_engine::{Engine, ModelChoice};
use heard_store::{Cursor, DueJob, Store};
use heard_trial::desk::{Client, Fate, Founded, Kept, Kind, Live, Server, Setup, found, sign_in};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sqlx::Connection as _;
use tokio::time::{Instant, sleep, timeout};

/// Replies that are due at the same moment, in so many conversations.
const DUE: usize = 200;
const CONVERSATIONS: usize = 20;
/// How long after the test begins: both servers are up by then.
const SOON: SignedDuration = SignedDuration::from_secs(5);
/// A server that can do something does it sooner.
const WHILE: Duration = Duration::from_millis(2500);
/// Long enough for anything here.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_share_one_desk() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = Kept::make(Kind::Postgres, folder.path()).await.expect("a PostgreSQL");
    let store = kept.store().await.expect("a store");
    let founded = found(store.as_ref(), 1).await.expect("a team");
    let due = replies_on_their_way(store.as_ref(), &founded).await;
    let (one, at_one) = server(&kept, folder.path());
    let (other, at_other) = server(&kept, folder.path());

    news_cross(&founded, &at_one, &at_other).await;

    let delivered = wait_for_deliveries(&store, DUE / 5).await;
    assert!(delivered < DUE, "all was done before one could die");
    one.kill().expect("killed");
    // What the dead one holds is nobody's until its time is over, which is brought forward here.
    let left = what_stays(&store).await;
    assert!(left.iter().all(leased), "the other does what it can: {left:?}");
    let mut db = sqlx::PgConnection::connect(kept.address()).await.expect("the database");
    sqlx::query("UPDATE job SET ready_at = 0")
        .execute(&mut db)
        .await
        .expect("leases run out");
    assert_eq!(what_stays(&store).await, [], "the other does what was left");

    let delivered = deliveries(&store).await;
    assert_eq!(delivered.len(), DUE);
    assert!(delivered.values().all(|times| *times == 1), "each once: {delivered:?}");
    assert!(due.iter().all(|message| delivered.contains_key(message)));
    other.stop().expect("it ends in order");
}

fn server(kept: &Kept, folder: &Path) -> (Server, Client) {
    let heard = env!("CARGO_BIN_EXE_heard").into();
    let setup = Setup::new(heard, kept.address().to_owned(), folder.to_owned(), "none").expect("a port");
    (setup.start().expect("it starts"), Client::new(setup.at))
}

/// Replies of some moments ago that go out soon.
async fn replies_on_their_way(store: &dyn Store, founded: &Founded) -> Vec<MessageId> {
    let written = Timestamp::now() + SOON - heard_desk::UNDO_WINDOW;
    let agent = founded.agents.first().expect("an agent").id;
    let engine = Engine::choose(ModelChoice::None);
    let (mut change, mut due) = (Change::default(), Vec::new());
    for _ in 0..CONVERSATIONS {
        let (customer, met) = Customer::meet(founded.team.id, Name::new("Mara").expect("a name"), None, None, written);
        let text = Text::new("Where is it?").expect("words");
        let reading = engine.read(&text, &[]);
        let (mut conversation, _, opened) = Conversation::open(&customer, text, reading, written);
        change = change.and(met).and(opened);
        for _ in 0..DUE / CONVERSATIONS {
            let text = Text::new("It comes on Friday.").expect("words");
            let (reply, replied) = conversation.reply(agent, text, vec![], written).expect("an open conversation");
            due.push(reply.id);
            change = change.and(replied);
        }
    }
    store.apply(&change).await.expect("written");
    due
}

/// What a customer writes to one server reaches an agent's screen at the other.
async fn news_cross(founded: &Founded, at_one: &Client, at_other: &Client) {
    let agent = sign_in(at_one, founded.agents.first().expect("an agent"), 0)
        .await
        .expect("signed in");
    let mut screen = Live::open(&agent, None).await.expect("a stream");
    let begun = at_other
        .post("/v1/widget/conversations", json!({"name": "Noor", "text": "Hello?"}))
        .await;
    let Fate::Done(begun) = begun else { panic!("{begun:?}") };
    let id = begun["conversation"]["id"].as_str().expect("an id");
    let heard = async { while !screen.next().await.expect("the stream goes on").data.contains(id) {} };
    timeout(Duration::from_secs(2), heard).await.expect("within two seconds");
}

fn leased(job: &DueJob) -> bool {
    job.attempts > 0 && job.ready_at > Timestamp::now()
}

/// Which replies went out, and how often.
async fn deliveries(store: &Arc<dyn Store>) -> BTreeMap<MessageId, usize> {
    let mut delivered = BTreeMap::new();
    for told in store.events_since(Cursor::START, 5000).await.expect("events") {
        if let (Happened::Delivered { message }, Actor::Agent(_)) = (told.event.what, told.event.by) {
            *delivered.entry(message).or_default() += 1;
        }
    }
    delivered
}

/// Waits until at least so many have gone out; how many then had.
async fn wait_for_deliveries(store: &Arc<dyn Store>, least: usize) -> usize {
    let begun = Instant::now();
    loop {
        let delivered = deliveries(store).await.len();
        if delivered >= least {
            return delivered;
        }
        assert!(begun.elapsed() < PATIENCE, "waited too long: {delivered} replies went out");
        sleep(Duration::from_millis(5)).await;
    }
}

/// The jobs that are there when none was done for a while.
async fn what_stays(store: &Arc<dyn Store>) -> Vec<DueJob> {
    let begun = Instant::now();
    let mut jobs = store.due_jobs(500).await.expect("jobs");
    loop {
        sleep(WHILE).await;
        let before = std::mem::replace(&mut jobs, store.due_jobs(500).await.expect("jobs"));
        if before == jobs {
            return jobs;
        }
        assert!(begun.elapsed() < PATIENCE, "waited too long: {jobs:?}");
    }
}
