//! Promises kept, slipped with word to the customer, broken.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

/// A desk where Sam has promised Mara a call by noon: Mara, Sam, the conversation and the promise.
async fn promised() -> (TestApp, Client, Client, String, Value) {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    let pledge = json!({"what": "call", "quote": "I'll call you by noon", "due": "2026-03-11T12:00:00Z"});
    let body = json!({"text": "I'll call you by noon.", "promises": [pledge]});
    sam.post(&format!("/v1/conversations/{id}/replies"), body).await.expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    let listed = sam.get("/v1/promises").await.expect(200)["promises"][0].clone();
    (desk, mara, sam, id, listed)
}

#[tokio::test]
async fn kept() {
    let (desk, mara, sam, id, listed) = promised().await;
    assert_eq!((&listed["state"], &listed["customer_name"]), (&json!("open"), &json!("Mara")));
    assert_eq!(listed["conversation_id"], id.as_str());
    assert_eq!(
        sam.get("/v1/conversations").await.expect(200)["conversations"][0]["promise"]["what"],
        "call"
    );
    let path = format!("/v1/promises/{}/kept", listed["id"].as_str().unwrap());
    let kept = sam.post(&path, json!({"note": "She was glad."})).await.expect(200);
    assert_eq!((&kept["state"], &kept["note"]), (&json!("kept"), &json!("She was glad.")));
    sam.post(&path, json!({})).await.problem(409, "conflict");
    desk.after(SignedDuration::from_hours(24)).await;
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["promises"][0]["state"], "kept");
    assert!(own["promises"][0].get("note").is_none(), "the note is the team's");
    assert_eq!(
        sam.get("/v1/promises?state=kept").await.expect(200)["promises"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn slipped_with_word_before_it_breaks() {
    let (desk, mara, sam, _, listed) = promised().await;
    let path = format!("/v1/promises/{}/slipped", listed["id"].as_str().unwrap());
    let body = json!({"new_due": "2026-03-11T15:00:00Z", "word": "It will be three o'clock, Mara."});
    let past = json!({"new_due": "2026-03-11T09:00:00Z", "word": "x"});
    assert_eq!(sam.post(&path, past).await.problem(422, "invalid"), ["new_due"]);
    let sooner = json!({"new_due": "2026-03-11T11:00:00Z", "word": "x"});
    assert_eq!(sam.post(&path, sooner).await.problem(422, "invalid"), ["new_due"]);
    for due in ["soon", "10000-01-01T00:00:00Z", "2030-02-30T00:00:00Z"] {
        let answer = sam.post(&path, json!({"new_due": due, "word": "x"})).await;
        assert_eq!(answer.body["errors"][0]["reason"], "must be a time such as 2030-01-31T17:00:00Z");
        assert_eq!(answer.problem(422, "invalid"), ["new_due"]);
    }
    assert_eq!(
        sam.post(&path, json!({"new_due": "2026-03-11T15:00:00Z", "word": " "}))
            .await
            .problem(422, "invalid"),
        ["word"]
    );
    desk.clock.advance(SignedDuration::from_secs(1));
    let slipped = sam.post(&path, body).await.expect(200);
    assert_eq!(
        (&slipped["state"], &slipped["new_due"]),
        (&json!("slipped"), &json!("2026-03-11T15:00:00Z"))
    );
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"][2]["text"], "It will be three o'clock, Mara.", "told at once");
    let states = |own: &Value| {
        own["promises"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["state"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(states(&own), ["slipped", "open"]);
    desk.after(SignedDuration::from_hours(3)).await;
    assert_eq!(states(&mara.get("/v1/widget/conversation").await.expect(200)), ["slipped", "open"]);
    desk.after(SignedDuration::from_hours(3)).await;
    assert_eq!(
        states(&mara.get("/v1/widget/conversation").await.expect(200)),
        ["slipped", "broken"]
    );
}

#[tokio::test]
async fn broken_when_its_time_has_passed() {
    let (desk, mara, sam, _, listed) = promised().await;
    let done = desk.after(SignedDuration::from_hours(2)).await;
    assert_eq!(done, 2, "one reminder, one end");
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["promises"][0]["state"], "broken");
    for (verb, body) in [
        ("kept", json!({})),
        ("slipped", json!({"new_due": "2026-03-12T12:00:00Z", "word": "Tomorrow."})),
    ] {
        let path = format!("/v1/promises/{}/{verb}", listed["id"].as_str().unwrap());
        sam.post(&path, body).await.problem(409, "conflict");
    }
    assert_eq!(desk.after(SignedDuration::from_hours(24)).await, 0);
}

#[tokio::test]
async fn broken_and_somebody_says_why() {
    let (desk, mara, sam, _, listed) = promised().await;
    let path = format!("/v1/promises/{}/why", listed["id"].as_str().unwrap());
    sam.put(&path, json!({"why": "The van."})).await.problem(409, "conflict");
    desk.after(SignedDuration::from_hours(3)).await;
    assert_eq!(sam.put(&path, json!({"why": " "})).await.problem(422, "invalid"), ["why"]);
    let said = sam.put(&path, json!({"why": "The van broke down."})).await.expect(200);
    assert_eq!((&said["state"], &said["note"]), (&json!("broken"), &json!("The van broke down.")));
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert!(own["promises"][0].get("note").is_none(), "the reason is the team's");
}

#[tokio::test]
async fn a_realistic_time_is_told_after_five() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let usual = "/v1/promises/usual?what=call%20you%20back";
    for hours in 1..=5 {
        assert_eq!(
            sam.get(usual).await.expect(200),
            json!({"usual": null}),
            "fewer than five are too few"
        );
        let (_, id) = desk.customer("Mara", "Where is it?").await;
        let pledge = json!({"what": "call you back", "quote": "I'll call you back"});
        let body = json!({"text": "I'll call you back.", "promises": [pledge]});
        sam.post(&format!("/v1/conversations/{id}/replies"), body).await.expect(201);
        desk.after(SignedDuration::from_secs(10)).await;
        let made = sam.get(&format!("/v1/conversations/{id}")).await.expect(200)["promises"][0]["id"].clone();
        desk.after(SignedDuration::from_hours(hours) / 10).await;
        sam.post(&format!("/v1/promises/{}/kept", made.as_str().unwrap()), json!({}))
            .await
            .expect(200);
    }
    let told = sam.get(usual).await.expect(200);
    assert_eq!(told, json!({"usual": {"cases": 5, "median": 1080, "most": 1800}}));
    desk.stranger().get(usual).await.problem(401, "unauthenticated");
}
