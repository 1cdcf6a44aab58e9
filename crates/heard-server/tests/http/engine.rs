//! Reading and appraising without a conversation, and the rules.

use std::time::Instant;

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn read_appraise_and_rules() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let before = json!([{"who": "agent", "text": "How can I help?"}]);
    let reading = sam
        .post("/v1/read", json!({"text": "It is broken again!", "before": before}))
        .await
        .expect(200);
    assert!(reading["feelings"].is_array() && reading["empathy"]["needed"].is_boolean());
    let body = json!({"turns": [{"who": "customer", "text": "It broke."}], "draft": "Hi", "customer_name": "Mara"});
    let coaching = sam.post("/v1/appraise", body).await.expect(200);
    assert!(coaching["appraisal"]["findings"].is_array() && coaching["guidance"]["step"].is_string());
    let asks = |known: serde_json::Value| {
        let draft = "I am sorry about the squeak. What is your order number?";
        json!({"turns": [{"who": "customer", "text": "My bed squeaks and I cannot sleep."}], "draft": draft, "known": known})
    };
    let coaching = sam
        .post("/v1/appraise", asks(json!(["order: Bed frame KT-4471"])))
        .await
        .expect(200);
    let findings = coaching["appraisal"]["findings"].as_array().unwrap().clone();
    let again = findings.iter().find(|finding| finding["rule"] == "asks-again").unwrap();
    assert!(again["message"].as_str().unwrap().contains("KT-4471"));
    for (known, field) in [
        (json!(["order: KT-4471", "ordr: KT-4471"]), "known[1]"),
        (json!([" "]), "known[0]"),
        (json!(vec!["order: KT-4471"; 101]), "known"),
    ] {
        assert_eq!(sam.post("/v1/appraise", asks(known)).await.problem(422, "invalid"), [field]);
    }
    let wrong = json!({"text": "x", "before": [{"who": "robot", "text": "x"}]});
    assert_eq!(sam.post("/v1/read", wrong).await.problem(422, "invalid"), ["before[0].who"]);

    let back = json!({"text": "x", "before": [
        {"who": "customer", "text": "It broke.", "at": "2026-03-02T09:00:00Z"},
        {"who": "agent", "text": "When?", "at": "2026-03-01T09:00:00Z"},
    ]});
    assert_eq!(sam.post("/v1/read", back).await.problem(422, "invalid"), ["before[1].at"]);

    let rules = desk.stranger().get("/v1/rules").await.expect(200);
    let rule = &rules[0];
    let page = sam.get(&format!("/v1/rules/{}", rule["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(page["title"], rule["title"]);
    assert!(!page["page"].as_str().unwrap().starts_with("---"));
}

#[tokio::test]
async fn a_very_long_message_does_not_hold_the_desk_up() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let text: String = "I wrote to you twice, nobody answered, and my order is still lost! "
        .chars()
        .cycle()
        .take(20_000)
        .collect();
    let start = Instant::now();
    sam.post("/v1/read", json!({"text": text})).await.expect(200);
    // A debug build on a busy machine; released it is two orders faster.
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
