//! Sending and taking back.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const TEXT: &str = "I'm sorry, Mara. I'll call you by noon.";

async fn reply(agent: &Client, id: &str, body: Value) -> Value {
    agent.post(&format!("/v1/conversations/{id}/replies"), body).await.expect(201)
}

fn promised() -> Value {
    json!({"text": TEXT, "promises": [{"what": "call", "quote": "I'll call you by noon", "due": "2026-03-11T12:00:00Z"}]})
}

#[tokio::test]
async fn a_reply_waits_then_goes_out_once() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    sam.put(&format!("/v1/conversations/{id}/draft"), json!({"text": TEXT}))
        .await
        .expect(200);
    let sent = reply(&sam, &id, promised()).await;
    assert_eq!(
        (&sent["state"], &sent["sending_until"]),
        (&json!("sending"), &json!("2026-03-11T10:00:10Z"))
    );
    assert_eq!(
        (&sent["author"], &sent["who"], &sent["reading"]),
        (&json!("Sam"), &json!("agent"), &Value::Null)
    );
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"].as_array().unwrap().len(), 1, "what can be undone is not seen");
    assert!(own["agent"].is_null());
    assert_eq!(desk.after(SignedDuration::from_secs(9)).await, 0);
    assert_eq!(desk.after(SignedDuration::from_secs(1)).await, 1);
    assert_eq!(desk.after(SignedDuration::from_secs(60)).await, 0, "nothing goes out twice");
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"][1]["text"], TEXT);
    assert_eq!(own["agent"], "Sam");
    assert_eq!(own["promises"][0]["state"], "open");
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    assert_eq!((&seen["messages"][1]["state"], &seen["draft"]), (&json!("sent"), &Value::Null));
    assert!(sam.get("/v1/conversations").await.expect(200)["conversations"][0]["waiting_since"].is_null());
}

#[tokio::test]
async fn undone_in_time_and_not_later() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let sent = reply(&sam, &id, promised()).await;
    let path = format!("/v1/conversations/{id}/replies/{}", sent["id"].as_str().unwrap());
    ida.delete(&path).await.problem(409, "conflict");
    desk.clock.advance(SignedDuration::from_secs(9));
    let undone = sam.delete(&path).await.expect(200);
    assert_eq!(undone["draft"]["text"], TEXT);
    sam.delete(&path).await.problem(404, "not-found");
    desk.after(SignedDuration::from_secs(60)).await;
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!((own["messages"].as_array().unwrap().len(), &own["promises"]), (1, &json!([])));

    let sent = reply(&sam, &id, promised()).await;
    desk.after(SignedDuration::from_secs(10)).await;
    let late = format!("/v1/conversations/{id}/replies/{}", sent["id"].as_str().unwrap());
    sam.delete(&late).await.problem(409, "conflict");
}

#[tokio::test]
async fn refused_with_the_field_that_is_not_right() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}/replies");
    let pledge = |quote: &str, due: &str| json!({"text": TEXT, "promises": [{"what": "call", "quote": quote, "due": due}]});
    for (body, field) in [
        (json!({"text": "  "}), "text"),
        (json!({"text": "é".repeat(20_001)}), "text"),
        (json!({"text": TEXT, "html": true}), "html"),
        (
            json!({"text": TEXT, "promises": [{"what": "", "quote": "call", "due": null}]}),
            "promises[0].what",
        ),
        (
            json!({"text": TEXT, "promises": [{"what": "x", "quote": "call", "by": 1}]}),
            "promises[0].by",
        ),
        (pledge("words of somebody else", "2026-03-11T12:00:00Z"), "promises"),
        (pledge("call", "2026-03-11T09:00:00Z"), "promises"),
        (pledge("call", "noon"), "promises[0].due"),
    ] {
        assert_eq!(sam.post(&path, body).await.problem(422, "invalid"), [field]);
    }
    sam.post(&format!("/v1/conversations/{id}/close"), json!({"leave_needs": true}))
        .await
        .expect(204);
    sam.post(&path, json!({"text": TEXT})).await.problem(409, "conflict");
}

#[tokio::test]
async fn what_was_not_seen_is_not_answered() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}/replies");
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200)["messages"][0]["id"].clone();
    let answer = |after: &Value| json!({"text": "I am looking into it.", "after": after});
    desk.clock.advance(SignedDuration::from_secs(1));
    let first = sam.post(&path, answer(&seen)).await.expect(201)["id"].clone();
    sam.post(&path, answer(&seen)).await.expect(201);
    let late = ida.post(&path, answer(&seen)).await;
    let words = late.body["detail"].as_str().unwrap().to_owned();
    assert!(words.starts_with("A colleague has answered meanwhile."), "{words}");
    late.problem(409, "conflict");
    ida.post(&path, json!({"text": "On purpose."})).await.expect(201);
    desk.clock.advance(SignedDuration::from_secs(1));
    let again = mara.post("/v1/widget/messages", json!({"text": "Forget it."})).await.expect(201)["id"].clone();
    desk.after(SignedDuration::from_secs(10)).await;
    let late = sam.post(&path, answer(&first)).await;
    let words = late.body["detail"].as_str().unwrap().to_owned();
    assert!(words.starts_with("The customer has written again."), "{words}");
    late.problem(409, "conflict");
    sam.post(&path, answer(&again)).await.expect(201);
    assert_eq!(sam.post(&path, answer(&json!("no id"))).await.problem(422, "invalid"), ["after"]);
}

#[tokio::test]
async fn two_who_answer_at_once_are_one_answer() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}/replies");
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200)["messages"][0]["id"].clone();
    desk.clock.advance(SignedDuration::from_secs(1));
    let answer = || json!({"text": "I am looking into it.", "after": seen});
    let (one, other) = tokio::join!(sam.post(&path, answer()), ida.post(&path, answer()));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}
