//! Live events, to those whom they concern.

use std::time::Duration;

use axum::body::BodyDataStream;
use jiff::SignedDuration;
use serde_json::json;
use tokio_stream::StreamExt as _;

use crate::app::{Client, TestApp};

struct Stream(BodyDataStream, String);

impl Stream {
    async fn open(client: &Client, path: &str) -> Self {
        let response = client.raw("GET", path, None).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut stream = Self(response.into_body().into_data_stream(), String::new());
        stream.until("listening").await;
        stream
    }

    /// Reads until this has come; what came.
    async fn until(&mut self, words: &str) -> String {
        let read = async {
            while !self.1.contains(words) {
                let bytes = self.0.next().await.expect("the stream goes on").unwrap();
                self.1.push_str(std::str::from_utf8(&bytes).unwrap());
            }
        };
        let read = tokio::time::timeout(Duration::from_secs(10), read).await;
        assert!(read.is_ok(), "waited for {words:?}, got {:?}", self.1);
        std::mem::take(&mut self.1)
    }
}

#[tokio::test]
async fn agents_and_the_customer_hear_what_concerns_them() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    let running = tokio::spawn(async move { app.run().await });
    tokio::task::yield_now().await;
    let sam = desk.agent("sam").await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let (noor, _) = desk.customer("Noor", "Something else").await;
    let mut agents = Stream::open(&sam, "/v1/events").await;
    let token = |client: &Client| client.header("authorization")["Bearer ".len()..].to_owned();
    let mut maras = Stream::open(&desk.stranger(), &format!("/v1/widget/events?token={}", token(&mara))).await;
    let mut noors = Stream::open(&desk.stranger(), &format!("/v1/widget/events?token={}", token(&noor))).await;

    mara.post("/v1/widget/messages", json!({"text": "Hello?"})).await.expect(201);
    let heard = agents.until(&id).await;
    assert!(heard.contains("event: conversation"));
    assert!(!heard.contains("Hello?"), "ids only");
    maras.until("event: changed").await;

    let pledge = json!({"what": "call", "quote": "call", "due": "2026-03-11T12:00:00Z"});
    let reply = json!({"text": "I will call you.", "promises": [pledge]});
    sam.post(&format!("/v1/conversations/{id}/replies"), reply).await.expect(201);
    agents.until(&id).await;
    desk.after(SignedDuration::from_secs(10)).await;
    let promise = agents.until("conversation_id").await;
    assert!(promise.contains("event: promise"));
    assert!(promise.contains("id: "), "each has its place, to go on from");
    maras.until("event: changed").await;

    noor.post("/v1/widget/messages", json!({"text": "Me too"})).await.expect(201);
    let noors_news = noors.until("event: changed").await;
    assert_eq!(
        noors_news.matches("event:").count(),
        1,
        "nothing of Mara's came to Noor: {noors_news}"
    );

    desk.app.stop();
    running.await.unwrap();
    let rest = tokio::time::timeout(Duration::from_secs(5), async { while agents.0.next().await.is_some() {} }).await;
    assert!(rest.is_ok(), "streams end when the desk stops");
}

#[tokio::test]
async fn who_signs_out_hears_no_more() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    tokio::spawn(async move { app.run().await });
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let mut sams = Stream::open(&sam, "/v1/events").await;
    let mut idas = Stream::open(&ida, "/v1/events").await;
    sam.delete("/v1/session").await.expect(204);
    let rest = tokio::time::timeout(Duration::from_secs(5), async { while sams.0.next().await.is_some() {} }).await;
    assert!(rest.is_ok(), "Sam's stream ends");
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    idas.until(&id).await;
}

/// Whoever comes back while others write is told what they missed and what is new, without a seam between the two.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_is_told_each_once_and_in_order() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    tokio::spawn(async move { app.run().await });
    let mut sam = desk.agent("sam").await;
    sam.set("last-event-id", "0");
    let (mara, _) = desk.customer("Mara", "Where is it?").await;
    let writing = tokio::spawn(async move {
        for _ in 0..20 {
            mara.post("/v1/widget/messages", json!({"text": "Hello?"})).await.expect(201);
        }
    });
    while !writing.is_finished() {
        let mut stream = Stream::open(&sam, "/v1/events").await;
        let _ = tokio::time::timeout(Duration::from_millis(30), stream.until("never")).await;
        let ids: Vec<i64> = stream
            .1
            .lines()
            .filter_map(|line| line.strip_prefix("id: ")?.parse().ok())
            .collect();
        assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
    }
    writing.await.unwrap();
}

#[tokio::test]
async fn a_message_and_its_needs_are_told_as_one_change() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    tokio::spawn(async move { app.run().await });
    tokio::task::yield_now().await;
    let sam = desk.agent("sam").await;
    let (mara, id) = desk.customer("Mara", "Hello").await;
    let mut agents = Stream::open(&sam, "/v1/events").await;
    let asks = "The oven has a cracked door. When can you bring a new one? I am really angry.";
    mara.post("/v1/widget/messages", json!({"text": asks})).await.expect(201);
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    assert!(seen["needs"].as_array().unwrap().len() > 1, "{seen}");
    mara.post("/v1/widget/messages", json!({"text": "Hello?"})).await.expect(201);
    let mut heard = agents.until(&id).await;
    while heard.matches("event: conversation").count() < 2 {
        heard.push_str(&agents.until(&id).await);
    }
    assert_eq!(heard.matches("event: conversation").count(), 2, "{heard}");
}

#[tokio::test]
async fn a_place_that_was_never_reached_hides_nothing() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    tokio::spawn(async move { app.run().await });
    let mut sam = desk.agent("sam").await;
    sam.set("last-event-id", "1000000");
    let mut agents = Stream::open(&sam, "/v1/events").await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    agents.until(&id).await;
}

#[tokio::test]
async fn what_was_missed_comes_after_a_break() {
    let desk = TestApp::new().await;
    let mut sam = desk.agent("sam").await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    sam.set("last-event-id", "0");
    let mut agents = Stream::open(&sam, "/v1/events").await;
    agents.until(&id).await;
}

#[tokio::test]
async fn who_is_erased_leaves_every_screen() {
    let desk = TestApp::new().await;
    let app = desk.app.clone();
    let running = tokio::spawn(async move { app.run().await });
    tokio::task::yield_now().await;
    let sam = desk.agent("sam").await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let customer = sam.get(&format!("/v1/conversations/{id}")).await.expect(200)["customer"]["id"].clone();
    let customer = customer.as_str().unwrap();
    let token = mara.header("authorization")["Bearer ".len()..].to_owned();
    let mut agents = Stream::open(&sam, "/v1/events").await;
    let mut maras = Stream::open(&desk.stranger(), &format!("/v1/widget/events?token={token}")).await;
    let noted = json!({"kind": "other", "line": "Sings"});
    sam.post(&format!("/v1/customers/{customer}/facts"), noted).await.expect(201);
    assert!(agents.until(customer).await.contains("event: customer"));
    let body = json!({"name": "Mara"}).to_string();
    sam.send("DELETE", &format!("/v1/customers/{customer}"), Some(body))
        .await
        .expect(200);
    agents.until("event: customer").await;
    assert!(
        !maras
            .until("event: changed")
            .await
            .contains("event: changed\ndata: {}\n\nevent: changed"),
        "notes are the team's"
    );
    desk.app.stop();
    running.await.unwrap();
}
