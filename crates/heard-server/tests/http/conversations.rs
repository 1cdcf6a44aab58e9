//! The queue, one conversation, drafts, coaching, dismissing, closing.

use jiff::SignedDuration;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_message_reaches_the_queue_and_opens() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is my parcel? <b>Hello</b>").await;
    let sam = desk.agent("sam").await;
    let queue = sam.get("/v1/conversations").await.expect(200);
    let line = &queue["conversations"][0];
    assert_eq!(line["id"], id.as_str());
    assert_eq!(line["customer"]["name"], "Mara");
    assert_eq!(line["state"], "open");
    assert_eq!(line["last_who"], "customer");
    assert_eq!(line["waiting_since"], "2026-03-11T10:00:00Z");
    assert!(line["promise"].is_null() && line["feeling"].is_string() && line["risk"].is_number());
    let conversation = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    let message = &conversation["messages"][0];
    assert_eq!(
        message["text"], "Where is my parcel? <b>Hello</b>",
        "kept as text, to be shown as text"
    );
    assert_eq!(message["state"], "received");
    assert_eq!(message["author"], "Mara");
    assert!(message["reading"]["feelings"].is_array() && message["sending_until"].is_null());
    assert_eq!(conversation["arc"]["points"].as_array().unwrap().len(), 1);
    assert!(conversation["draft"].is_null());
    assert_eq!(conversation["dismissals"], json!([]));
}

#[tokio::test]
async fn a_draft_is_kept_for_its_author() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let saved = sam
        .put(&format!("/v1/conversations/{id}/draft"), json!({"text": "Hello Mara, "}))
        .await
        .expect(200);
    let path = format!("/v1/conversations/{id}");
    let seen = sam.get(&path).await.expect(200);
    assert_eq!(seen["draft"], json!({"text": "Hello Mara, ", "saved_at": saved["saved_at"]}));
    assert!(ida.get(&path).await.expect(200)["draft"].is_null());
}

#[tokio::test]
async fn coaching_keeps_nothing_and_forgets_what_was_dismissed() {
    let desk = TestApp::new().await;
    let (_, id) = desk
        .customer("Mara", "Third time I write. My daughter's cot has not come and I am furious.")
        .await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    let draft = json!({"draft": "Dear customer, we apologise for any inconvenience. 😀 Please calm down."});
    let coaching = sam.post(&format!("{path}/coach"), draft.clone()).await.expect(200);
    assert!(coaching["guidance"]["step"].is_string() && coaching["promises"].is_array());
    let findings = coaching["appraisal"]["findings"].as_array().unwrap().clone();
    let finding = findings.first().expect("a stock phrase is found");
    let dismissal = json!({"rule": finding["rule"], "quote": finding["evidence"]["quote"]});
    sam.post(&format!("{path}/dismissals"), dismissal.clone()).await.expect(204);
    sam.post(&format!("{path}/dismissals"), dismissal.clone()).await.expect(204);
    let seen = sam.get(&path).await.expect(200);
    assert_eq!(seen["dismissals"], json!([dismissal]));
    assert!(seen["draft"].is_null());
    let again = sam.post(&format!("{path}/coach"), draft).await.expect(200);
    assert!(!again["appraisal"]["findings"].as_array().unwrap().contains(finding));
    let unknown = sam
        .post(&format!("{path}/dismissals"), json!({"rule": "no-such-rule", "quote": ""}))
        .await;
    assert_eq!(unknown.problem(422, "invalid"), ["rule"]);
}

/// Needs that wait are left.
fn knowingly() -> serde_json::Value {
    json!({"leave_needs": true})
}

#[tokio::test]
async fn two_agents_close_and_the_second_hears_of_it() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is it?").await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let (close, reopen) = (format!("/v1/conversations/{id}/close"), format!("/v1/conversations/{id}/reopen"));
    let both = tokio::join!(sam.post(&close, knowingly()), ida.post(&close, knowingly()));
    let (first, second) = if both.0.status == 204 { both } else { (both.1, both.0) };
    first.expect(204);
    second.problem(409, "conflict");
    let closed = sam.get("/v1/conversations?state=closed").await.expect(200);
    assert_eq!(closed["conversations"][0]["state"], "closed");
    assert_eq!(
        sam.get("/v1/conversations?state=open").await.expect(200)["conversations"],
        json!([])
    );
    sam.send("POST", &reopen, None).await.expect(204);
    sam.send("POST", &reopen, None).await.problem(409, "conflict");
    ida.post(&close, knowingly()).await.expect(204);
    mara.post("/v1/widget/messages", json!({"text": "It came broken."}))
        .await
        .expect(201);
    let queue = sam.get("/v1/conversations").await.expect(200);
    assert_eq!(queue["conversations"][0]["state"], "open", "a customer who writes opens it again");
}

#[tokio::test]
async fn the_one_who_waits_longest_comes_first() {
    let desk = TestApp::new().await;
    for name in ["Ana", "Ben"] {
        desk.customer(name, "When do you open on Sunday?").await;
        desk.after(SignedDuration::from_mins(20)).await;
    }
    let sam = desk.agent("sam").await;
    let queue = sam.get("/v1/conversations").await.expect(200);
    let names: Vec<_> = queue["conversations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["customer"]["name"].clone())
        .collect();
    assert_eq!(names, ["Ana", "Ben"]);
}
