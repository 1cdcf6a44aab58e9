//! Every kind of refusal that has nothing to do with what the desk is about.

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn refusals_are_problems() {
    let desk = TestApp::new().await;
    let mut sam = desk.agent("sam").await;
    sam.get("/v1/nothing").await.problem(404, "not-found");
    sam.get("/v1/conversations/not-an-id").await.problem(404, "not-found");
    sam.get("/v1/conversations/0195840a-0000-7000-8000-000000000000")
        .await
        .problem(404, "not-found");
    sam.get("/v1/rules/no-such-rule").await.problem(404, "not-found");
    sam.post("/v1/promises/0195840a-0000-7000-8000-000000000000/kept", json!({}))
        .await
        .problem(404, "not-found");
    sam.put("/v1/session", json!({})).await.problem(405, "method-not-allowed");
    sam.send("POST", "/", None).await.problem(405, "method-not-allowed");
    sam.get("/v1/conversations?state=lost").await.problem(400, "malformed");
    sam.get("/v1/conversations?stat=open").await.problem(400, "malformed");
    sam.send("POST", "/v1/read", Some("{\"text\": ".to_owned()))
        .await
        .problem(400, "malformed");
    sam.send("POST", "/v1/read", Some(String::new())).await.problem(400, "malformed");
    let big = json!({"text": "x".repeat(300_000)});
    sam.post("/v1/read", big).await.problem(413, "too-large");
    sam.set("content-type", "text/plain");
    sam.post("/v1/read", json!({"text": "x"}))
        .await
        .problem(415, "unsupported-media-type");
    desk.stranger()
        .post("/v1/read", json!({"text": "x"}))
        .await
        .problem(401, "unauthenticated");
}
