//! Clocks that jump, nights in which they change, leases that run out: nothing happens twice, and nothing is forgotten.

use heard_server::Config;
use heard_store::{Cursor, Events as _, Jobs as _};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Mara has begun, and Sam's promise for noon is on its way to her.
async fn promising() -> (TestApp, Client, Client, String) {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    reply(&sam, &id, "2026-03-11T12:00:00Z").await;
    (desk, mara, sam, id)
}

async fn reply(agent: &Client, id: &str, due: &str) {
    let pledge = json!({"what": "call", "quote": "I will call you", "due": due});
    let body = json!({"text": "I will call you.", "promises": [pledge]});
    agent.post(&format!("/v1/conversations/{id}/replies"), body).await.expect(201);
}

async fn promises(customer: &Client) -> Vec<Value> {
    let own = customer.get("/v1/widget/conversation").await.expect(200);
    own["promises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|promise| promise["state"].clone())
        .collect()
}

/// How often each kind of event is on record.
async fn told(desk: &TestApp, kinds: &[&str]) -> Vec<usize> {
    let events = desk.store.events_since(Cursor::START, 9999).await.unwrap();
    let kind = |what: &heard_desk::Happened| serde_json::to_value(what).unwrap()["kind"].as_str().unwrap().to_owned();
    let all: Vec<String> = events.iter().map(|told| kind(&told.event.what)).collect();
    kinds
        .iter()
        .map(|sought| all.iter().filter(|kind| kind == sought).count())
        .collect()
}

const ONCE: [&str; 4] = ["delivered", "promise_made", "promise_due_soon", "promise_broken"];

#[tokio::test]
async fn a_clock_that_is_set_back_and_right_again() {
    set_back(HOUR).await;
    set_back(WEEK).await;
}

async fn set_back(by: SignedDuration) {
    let (desk, mara, sam, id) = promising().await;
    // Back before the reply could go out: it waits for its time, which comes again.
    assert_eq!(desk.after(-by).await, 0);
    assert_eq!(desk.after(by).await, 0);
    assert_eq!(desk.after(SignedDuration::from_secs(10)).await, 1, "it goes out");
    assert_eq!(desk.after(-by).await, 0);
    assert_eq!(desk.after(by).await, 0, "and not again");
    assert_eq!(desk.after(HOUR * 2).await, 2, "reminded of, and broken");
    assert_eq!(desk.after(-by).await, 0);
    assert_eq!(promises(&mara).await, ["broken"], "what was broken stays so");
    // Whoever writes meanwhile is served by the clock that there is.
    mara.post("/v1/widget/messages", json!({"text": "Hello?"})).await.expect(201);
    reply(&sam, &id, "2026-03-25T12:00:00Z").await;
    assert_eq!(desk.after(SignedDuration::from_secs(10)).await, 1);
    assert_eq!(desk.after(by).await, 0);
    assert_eq!(told(&desk, &ONCE).await, [2, 2, 1, 1]);
}

#[tokio::test]
async fn a_clock_that_jumps_ahead_and_is_right_again() {
    jump_ahead(HOUR, [1, 1, 0, 0]).await;
    jump_ahead(WEEK, [1, 1, 0, 1]).await;
}

async fn jump_ahead(by: SignedDuration, after: [usize; 4]) {
    let (desk, mara, _, _) = promising().await;
    let done = desk.after(by).await;
    assert_eq!(told(&desk, &ONCE).await, after, "{done} jobs");
    assert_eq!(desk.after(-by).await, 0);
    for _ in 0..4 {
        desk.after(HOUR).await;
    }
    desk.after(by).await;
    let [delivered, made, reminded, broken] = told(&desk, &ONCE).await[..] else {
        panic!()
    };
    assert_eq!((delivered, made, broken), (1, 1, 1));
    assert!(reminded <= 1);
    assert_eq!(promises(&mara).await, ["broken"]);
    assert_eq!(desk.store.next_job_at().await.unwrap(), None);
}

#[tokio::test]
async fn after_a_week_off_all_is_done_once_and_in_order() {
    let (desk, mara, sam, id) = promising().await;
    desk.after(SignedDuration::from_secs(10)).await;
    reply(&sam, &id, "2026-03-12T12:00:00Z").await;
    // Off in the ten seconds: nobody has attended to anything for a week.
    assert_eq!(
        desk.after(WEEK).await,
        4,
        "a reminder, a break; a reply, and what it promised breaks with it"
    );
    assert_eq!(promises(&mara).await, ["broken", "broken"]);
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"].as_array().unwrap().len(), 3);
    assert_eq!(told(&desk, &ONCE).await, [2, 2, 1, 2], "what is late already is not reminded of");
    assert_eq!(desk.after(WEEK).await, 0);
    let events = desk.store.events_since(Cursor::START, 999).await.unwrap();
    assert!(events.is_sorted_by_key(|told| told.cursor));
}

#[tokio::test]
async fn a_worker_that_died_loses_its_lease_and_its_job_is_done_once() {
    let (desk, mara, _, _) = promising().await;
    desk.clock.advance(SignedDuration::from_secs(10));
    let now: Timestamp = "2026-03-11T10:00:10Z".parse().unwrap();
    let leases = desk.store.lease(now, SignedDuration::from_secs(30), 9).await.unwrap();
    assert_eq!(leases.len(), 1, "another has it, and dies");
    assert_eq!(desk.after(SignedDuration::from_secs(29)).await, 0);
    assert_eq!(desk.after(SignedDuration::from_secs(1)).await, 1);
    assert_eq!(desk.after(WEEK).await, 2);
    assert_eq!(promises(&mara).await, ["broken"]);
    assert_eq!(told(&desk, &ONCE).await, [1, 1, 1, 1]);
}

/// The evening before clocks change: what "tomorrow at 9 am" means, by the coach, and when the desk says that it is broken.
#[tokio::test]
async fn a_promise_over_a_night_in_which_clocks_change() {
    for (zone, evening, due) in [
        ("Europe/London", "2026-03-28T20:00:00Z", "2026-03-29T08:00:00Z"),
        ("Europe/London", "2026-10-24T19:00:00Z", "2026-10-25T09:00:00Z"),
        ("America/New_York", "2026-03-08T01:00:00Z", "2026-03-08T13:00:00Z"),
        ("America/New_York", "2026-11-01T00:00:00Z", "2026-11-01T14:00:00Z"),
    ] {
        overnight(zone, evening.parse().unwrap(), due.parse().unwrap()).await;
    }
}

async fn overnight(zone: &str, evening: Timestamp, due: Timestamp) {
    let config = Config {
        time_zone: Some(zone.to_owned()),
        ..Config::default()
    };
    let desk = TestApp::with(config).await;
    desk.clock.advance(evening.duration_since("2026-03-11T10:00:00Z".parse().unwrap()));
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    let draft = json!({"draft": "I will call you tomorrow at 9 am."});
    let coached = sam.post(&format!("/v1/conversations/{id}/coach"), draft).await.expect(200);
    let found: Timestamp = coached["promises"][0]["due"]["at"].as_str().unwrap_or_default().parse().unwrap();
    assert_eq!(found, due, "{zone}");
    reply(&sam, &id, &found.to_string()).await;
    desk.after(SignedDuration::from_secs(10)).await;
    let left = due.duration_since(evening) - SignedDuration::from_secs(10);
    desk.after(left - SignedDuration::from_millis(1)).await;
    assert_eq!(promises(&mara).await, ["open"], "not a moment too soon");
    desk.after(SignedDuration::from_millis(1)).await;
    assert_eq!(promises(&mara).await, ["broken"]);
    assert_eq!(told(&desk, &ONCE).await, [1, 1, 1, 1]);
}

/// Thirty promises fall due at the same moment, and one of them is kept just before: the others break together, and the one does not.
#[tokio::test]
async fn what_is_due_together_is_done_together_and_each_once() {
    let (desk, mara, sam, id) = promising().await;
    for _ in 1..30 {
        reply(&sam, &id, "2026-03-11T12:00:00Z").await;
    }
    assert_eq!(
        desk.after(SignedDuration::from_secs(10)).await,
        30,
        "several of one conversation go out one after another"
    );
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"].as_array().unwrap().len(), 31);
    let kept = own["promises"][7]["id"].as_str().unwrap().to_owned();
    sam.post(&format!("/v1/promises/{kept}/kept"), json!({})).await.expect(200);
    assert_eq!(desk.after(HOUR * 3).await, 60, "the job of what is kept leads to nothing");
    assert_eq!(told(&desk, &ONCE).await, [30, 30, 29, 29]);
    assert_eq!(promises(&mara).await.iter().filter(|state| **state == "broken").count(), 29);
    assert_eq!(desk.store.next_job_at().await.unwrap(), None);
}
