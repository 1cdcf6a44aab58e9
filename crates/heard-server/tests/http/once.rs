//! Requests under a key of their caller's making: sent again, they are done once.

use futures_util::future::join_all;
use heard_store::Conversations as _;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const KEY: &str = "8f14e45f-ceea-467f-a0e6-6d5f1c2b9a30";
const OTHER: &str = "45c48cce-2e2d-4fbd-8a1a-fc51c7c6ad26";

fn keyed(client: &Client, key: &str) -> Client {
    let mut keyed = client.clone();
    keyed.set("idempotency-key", key);
    keyed
}

async fn texts(customer: &Client) -> Vec<Value> {
    let own = customer.get("/v1/widget/conversation").await.expect(200);
    own["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| said["text"].clone())
        .collect()
}

#[tokio::test]
async fn a_message_is_received_once() {
    let desk = TestApp::new().await;
    let (mara, _) = desk.customer("Mara", "1").await;
    desk.clock.advance(SignedDuration::from_secs(5));
    let sent = keyed(&mara, KEY);
    let body = json!({"text": "Where is it?"});
    let first = sent.post("/v1/widget/messages", body.clone()).await.expect(201);
    desk.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(sent.post("/v1/widget/messages", body.clone()).await.expect(201), first);
    let quoted = keyed(&mara, &format!("\"{KEY}\""));
    assert_eq!(quoted.post("/v1/widget/messages", body.clone()).await.expect(201), first);
    assert_eq!(texts(&mara).await, ["1", "Where is it?"]);
    let other = sent.post("/v1/widget/messages", json!({"text": "Never mind."})).await;
    assert!(other.text.contains("send it under a new key"), "{}", other.text);
    other.problem(409, "key-used");
    assert_eq!(texts(&mara).await.len(), 2, "what was refused is not there");
    // Said again on purpose, and without a key: as often as it is sent.
    keyed(&mara, OTHER).post("/v1/widget/messages", body.clone()).await.expect(201);
    for _ in 0..2 {
        mara.post("/v1/widget/messages", body.clone()).await.expect(201);
    }
    assert_eq!(texts(&mara).await.len(), 5);
}

#[tokio::test]
async fn many_at_once_are_one() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    desk.clock.advance(SignedDuration::from_secs(5));
    let sent = keyed(&mara, KEY);
    let write = |_| sent.post("/v1/widget/messages", json!({"text": "Hello?"}));
    let mut answers = Vec::new();
    for answer in join_all((0..8).map(write)).await {
        answers.push(answer.expect(201));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(texts(&mara).await, ["1", "Hello?"]);
    let sam = keyed(&desk.agent("sam").await, KEY);
    let path = format!("/v1/conversations/{id}");
    let message = sam.get(&path).await.expect(200)["messages"][0]["id"].clone();
    let note = |_| {
        let need = json!({"message_id": message, "kind": "time", "label": "To know when"});
        let (sam, path) = (sam.clone(), format!("{path}/needs"));
        async move { sam.post(&path, need).await.expect(201) }
    };
    let mut noted = join_all((0..8).map(note)).await;
    noted.dedup();
    assert_eq!(noted.len(), 1);
    let begin = |_| {
        let sent = keyed(&desk.stranger(), OTHER);
        async move {
            sent.post("/v1/widget/conversations", json!({"name": "Noor", "text": "Hi"}))
                .await
                .expect(201)
        }
    };
    let mut all = join_all((0..8).map(begin)).await;
    all.dedup();
    assert_eq!(all.len(), 1);
    let team = desk.store.conversation(id.parse().unwrap()).await.unwrap().unwrap().team;
    assert_eq!(desk.store.queue(team).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_key_is_its_callers_own() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    let (noor, _) = desk.customer("Noor", "1").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let body = json!({"text": "The same words"});
    let hers = keyed(&mara, KEY).post("/v1/widget/messages", body.clone()).await.expect(201);
    let other = keyed(&noor, KEY).post("/v1/widget/messages", body.clone()).await.expect(201);
    assert_ne!(hers["id"], other["id"]);
    let replies = format!("/v1/conversations/{id}/replies");
    let sams = keyed(&sam, KEY).post(&replies, body.clone()).await.expect(201);
    let idas = keyed(&ida, KEY).post(&replies, body.clone()).await.expect(201);
    assert!(sams["id"] != hers["id"] && sams["id"] != idas["id"]);
    // One caller's key is for one request, wherever.
    let (_, elsewhere) = desk.customer("Lio", "1").await;
    let there = format!("/v1/conversations/{elsewhere}/replies");
    keyed(&sam, KEY).post(&there, body).await.problem(409, "key-used");
    let need = json!({"message_id": hers["id"], "kind": "time", "label": "To know when"});
    let needs = format!("/v1/conversations/{id}/needs");
    keyed(&sam, KEY).post(&needs, need).await.problem(409, "key-used");
}

#[tokio::test]
async fn a_conversation_is_begun_once_and_opened_by_the_same_token() {
    let desk = TestApp::new().await;
    let stranger = keyed(&desk.stranger(), KEY);
    let body = json!({"name": "Mara", "email": "mara@post.example", "text": "Where is it?"});
    let path = "/v1/widget/conversations";
    let first = stranger.post(path, body.clone()).await.expect(201);
    desk.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(stranger.post(path, body.clone()).await.expect(201), first);
    let mut mara = desk.stranger();
    mara.set("authorization", &format!("Bearer {}", first["token"].as_str().unwrap()));
    assert_eq!(texts(&mara).await, ["Where is it?"]);
    // Who has the key and not the words learns nothing, the token least of all.
    for other in [
        json!({"name": "Mara", "email": "mara@post.example", "text": "Where?"}),
        json!({"name": "Maria", "email": "mara@post.example", "text": "Where is it?"}),
        json!({"name": "Mara", "text": "Where is it?"}),
    ] {
        let refused = stranger.post(path, other).await;
        assert!(!refused.text.contains(first["token"].as_str().unwrap()));
        refused.problem(409, "key-used");
    }
    let elsewhere = keyed(&desk.stranger(), OTHER).post(path, body.clone()).await.expect(201);
    assert_ne!(elsewhere["token"], first["token"]);
    // Another desk makes another token of the same key.
    let another = TestApp::new().await;
    let there = keyed(&another.stranger(), KEY).post(path, body).await.expect(201);
    assert_ne!(there["token"], first["token"]);
}

#[tokio::test]
async fn another_conversation_is_begun_once() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    let sam = desk.agent("sam").await;
    sam.post(&format!("/v1/conversations/{id}/close"), json!({"leave_needs": true}))
        .await
        .expect(204);
    desk.clock.advance(SignedDuration::from_secs(60));
    let body = json!({"text": "Something else"});
    let sent = keyed(&mara, KEY);
    let begin = |_| sent.post("/v1/widget/conversations/another", body.clone());
    let mut all = Vec::new();
    for answer in join_all((0..4).map(begin)).await {
        all.push(answer.expect(201)["id"].clone());
    }
    all.dedup();
    assert_eq!(all.len(), 1);
    assert_ne!(all[0], json!(id));
    let other = json!({"text": "And another thing"});
    sent.post("/v1/widget/conversations/another", other).await.problem(409, "key-used");
}

#[tokio::test]
async fn a_reply_goes_out_once_whatever_was_seen_since() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    let sam = keyed(&desk.agent("sam").await, KEY);
    let path = format!("/v1/conversations/{id}/replies");
    let body = |due: &str, after: &Value| {
        let pledge = json!({"what": "call", "quote": "I'll call you", "due": due});
        json!({"text": "Sorry. I'll call you.", "promises": [pledge], "after": after})
    };
    let (noon, one) = ("2026-03-11T12:00:00Z", "2026-03-11T13:00:00Z");
    let first = sam.post(&path, body(noon, &Value::Null)).await.expect(201);
    assert_eq!(sam.post(&path, body(noon, &first["id"])).await.expect(201), first);
    sam.post(&path, body(one, &Value::Null)).await.problem(409, "key-used");
    desk.after(SignedDuration::from_secs(10)).await;
    mara.post("/v1/widget/messages", json!({"text": "Thank you!"})).await.expect(201);
    sam.post(&format!("/v1/conversations/{id}/close"), json!({"leave_needs": true}))
        .await
        .expect(204);
    // Sent, answered, closed: still the same reply, as it stands now.
    let again = sam.post(&path, body(noon, &first["id"])).await.expect(201);
    assert_eq!((&again["id"], &again["state"]), (&first["id"], &json!("sent")));
    assert_eq!(texts(&mara).await.len(), 3);
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["promises"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_reply_that_was_taken_back_is_not_sent_by_the_same_request() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    desk.clock.advance(SignedDuration::from_secs(5));
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}/replies");
    let body = json!({"text": "Sorry."});
    let sent = keyed(&sam, KEY).post(&path, body.clone()).await.expect(201);
    let undone = sam.delete(&format!("{path}/{}", sent["id"].as_str().unwrap())).await;
    assert_eq!(undone.expect(200)["draft"]["text"], "Sorry.");
    let late = keyed(&sam, KEY).post(&path, body.clone()).await;
    assert!(late.text.contains("was taken back"), "{}", late.text);
    late.problem(409, "key-used");
    keyed(&sam, OTHER).post(&path, body).await.expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    assert_eq!(texts(&mara).await, ["1", "Sorry."]);
}

#[tokio::test]
async fn a_need_is_noted_once_and_shown_as_it_stands() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    let seen = sam.get(&path).await.expect(200);
    let label = "To keep face before her guests";
    let body = json!({"message_id": seen["messages"][0]["id"], "kind": "reassurance", "label": label});
    let sent = keyed(&sam, KEY);
    let needs = format!("{path}/needs");
    let noted = sent.post(&needs, body.clone()).await.expect(201);
    assert_eq!(sent.post(&needs, body.clone()).await.expect(201), noted);
    let aside = format!("/v1/needs/{}/set-aside", noted["id"].as_str().unwrap());
    sam.post(&aside, json!({"why": "She said so."})).await.expect(200);
    assert_eq!(sent.post(&needs, body.clone()).await.expect(201)["state"], "set_aside");
    let mut other = body;
    other["label"] = json!("To be told the truth");
    sent.post(&needs, other).await.problem(409, "key-used");
    let seen = sam.get(&path).await.expect(200);
    let named = |need: &&Value| need["label"] == label;
    assert_eq!(seen["needs"].as_array().unwrap().iter().filter(named).count(), 1);
}

#[tokio::test]
async fn what_is_no_key_is_refused_before_anything_is_done() {
    let desk = TestApp::new().await;
    let (mara, _) = desk.customer("Mara", "1").await;
    for poor in ["", "1", "order-17", "00000000-0000-0000-0000-000000000000"] {
        let refused = keyed(&mara, poor).post("/v1/widget/messages", json!({"text": "Hello?"})).await;
        assert_eq!(refused.problem(422, "invalid"), ["Idempotency-Key"]);
    }
    assert_eq!(texts(&mara).await.len(), 1);
}
