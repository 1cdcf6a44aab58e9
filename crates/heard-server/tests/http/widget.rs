//! The customer's side.

use axum::http::header;
use jiff::SignedDuration;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_customer_begins_reads_and_writes() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "Where is <script>alert(1)</script> it?").await;
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(
        (&own["id"], &own["team"], &own["state"]),
        (&json!(id), &json!("Fennick"), &json!("open"))
    );
    assert_eq!(own["messages"][0]["text"], "Where is <script>alert(1)</script> it?");
    assert!(own["messages"][0].get("reading").is_none(), "readings are the team's");
    desk.clock.advance(SignedDuration::from_secs(1));
    let written = mara.post("/v1/widget/messages", json!({"text": "Hello?"})).await.expect(201);
    assert_eq!((&written["who"], &written["author"]), (&json!("customer"), &json!("Mara")));
    assert_eq!(mara.get("/v1/widget/conversation").await.expect(200)["messages"][1], written);
}

#[tokio::test]
async fn a_token_opens_its_own_conversation_only() {
    let desk = TestApp::new().await;
    let (mara, hers) = desk.customer("Mara", "Mine").await;
    let (noor, _) = desk.customer("Noor", "Not hers").await;
    assert_eq!(
        noor.get("/v1/widget/conversation").await.expect(200)["messages"][0]["text"],
        "Not hers"
    );
    for path in [
        format!("/v1/conversations/{hers}"),
        "/v1/conversations".to_owned(),
        "/v1/promises".to_owned(),
    ] {
        mara.get(&path).await.problem(401, "unauthenticated");
    }
    let mut forged = mara.clone();
    for value in ["Bearer", "Bearer x", &format!("Bearer {}", "A".repeat(43)), "Basic bWFyYQ=="] {
        forged.set("authorization", value);
        forged.get("/v1/widget/conversation").await.problem(401, "unauthenticated");
        forged
            .post("/v1/widget/messages", json!({"text": "x"}))
            .await
            .problem(401, "unauthenticated");
    }
    desk.stranger()
        .get("/v1/widget/events?token=x")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn every_field_that_is_not_right_is_named() {
    let desk = TestApp::new().await;
    let stranger = desk.stranger();
    let begin = |body| stranger.post("/v1/widget/conversations", body);
    let all = json!({"name": "n".repeat(101), "email": "nobody", "text": ""});
    assert_eq!(begin(all).await.problem(422, "invalid"), ["name", "email", "text"]);
    assert_eq!(begin(json!({"text": "x"})).await.problem(422, "invalid"), ["name"]);
    assert_eq!(
        begin(json!({"name": "x", "text": "x", "admin": true}))
            .await
            .problem(422, "invalid"),
        ["admin"]
    );
    begin(json!({"name": "Mara", "email": "", "text": "An empty address is none."}))
        .await
        .expect(201);
    begin(json!({"name": "Mara", "email": "mara@post.example", "text": "x"}))
        .await
        .expect(201);
}

#[tokio::test]
async fn a_burst_is_heard_to_the_last_message() {
    let desk = TestApp::new().await;
    let (mara, _) = desk.customer("Mara", "1").await;
    let write = |_| mara.post("/v1/widget/messages", json!({"text": "And another thing!"}));
    for answer in futures_util::future::join_all((0..20).map(write)).await {
        answer.expect(201);
    }
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(own["messages"].as_array().unwrap().len(), 21);
}

#[tokio::test]
async fn the_longest_message_fits_in_any_script() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", "1").await;
    let long = "😡".repeat(20_000);
    mara.post("/v1/widget/messages", json!({"text": long})).await.expect(201);
    let draft = json!({"text": "😡".repeat(50_000)});
    let sam = desk.agent("sam").await;
    sam.put(&format!("/v1/conversations/{id}/draft"), draft).await.expect(200);
}

#[tokio::test]
async fn a_flood_is_dammed() {
    let desk = TestApp::new().await;
    let (mara, _) = desk.customer("Mara", "1").await;
    for _ in 0..20 {
        mara.post("/v1/widget/messages", json!({"text": "again"})).await.expect(201);
    }
    let refused = mara.post("/v1/widget/messages", json!({"text": "again"})).await;
    assert_eq!(refused.headers[header::RETRY_AFTER], "6");
    refused.problem(429, "too-many-requests");
    let (noor, _) = desk.customer("Noor", "1").await;
    noor.post("/v1/widget/messages", json!({"text": "not affected"})).await.expect(201);
    for _ in 0..8 {
        desk.customer("Noor", "1").await;
    }
    let body = json!({"name": "Noor", "text": "1"});
    desk.stranger()
        .post("/v1/widget/conversations", body)
        .await
        .problem(429, "too-many-requests");
    desk.clock.advance(SignedDuration::from_mins(1));
    desk.customer("Noor", "later").await;
}
