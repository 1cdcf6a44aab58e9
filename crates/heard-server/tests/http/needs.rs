//! Needs: read, met by replies, turned by agents, asked about before closing.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::TestApp;

const ASKS: &str = "My oven arrived with a cracked door. When can you bring a new one? I have guests on Sunday and I am really angry.";

fn needs(conversation: &Value) -> Vec<Value> {
    conversation["needs"].as_array().unwrap().clone()
}

fn states(conversation: &Value) -> Vec<(Value, Value)> {
    needs(conversation)
        .into_iter()
        .map(|need| (need["kind"].clone(), need["state"].clone()))
        .collect()
}

#[tokio::test]
async fn a_reply_meets_what_it_answers_and_the_rest_waits() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ASKS).await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    let seen = sam.get(&path).await.expect(200);
    let waiting = needs(&seen);
    assert!(waiting.iter().any(|need| need["kind"] == "time"), "{waiting:?}");
    assert!(waiting.iter().any(|need| need["ledger"] == "emotional"), "{waiting:?}");
    assert!(waiting.iter().all(|need| need["state"] == "open" && need["noticed_by"] == "desk"));
    let text = "Hello Mara, the new oven comes on Friday between nine and eleven.";
    sam.post(&format!("{path}/replies"), json!({"text": text, "promises": []}))
        .await
        .expect(201);
    assert_eq!(
        states(&sam.get(&path).await.expect(200)),
        states(&seen),
        "what can be undone has met nothing"
    );
    desk.after(SignedDuration::from_secs(10)).await;
    let after = sam.get(&path).await.expect(200);
    let time = needs(&after).into_iter().find(|need| need["kind"] == "time").unwrap();
    assert_eq!(
        (&time["state"], &time["turned_by"], &time["corrected"]),
        (&json!("met"), &json!("desk"), &json!(false))
    );
    assert!(text.contains(time["met_words"].as_str().unwrap()));
    let felt = needs(&after).into_iter().find(|need| need["ledger"] == "emotional").unwrap();
    assert_eq!(felt["state"], "open", "nobody has seen what it is like for her");
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert!(own.get("needs").is_none(), "the ledger is the team's");
}

#[tokio::test]
async fn closing_asks_first_while_something_waits() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", ASKS).await;
    let sam = desk.agent("sam").await;
    let close = format!("/v1/conversations/{id}/close");
    sam.post(&close, json!({})).await.problem(409, "needs-open");
    for need in needs(&sam.get(&format!("/v1/conversations/{id}")).await.expect(200)) {
        let need = need["id"].as_str().unwrap();
        let aside = sam
            .post(&format!("/v1/needs/{need}/set-aside"), json!({"why": "Settled by phone."}))
            .await
            .expect(200);
        assert_eq!(
            (&aside["state"], &aside["why"], &aside["corrected"]),
            (&json!("set_aside"), &json!("Settled by phone."), &json!(true))
        );
    }
    sam.post(&close, json!({})).await.expect(204);
    let (_, left) = desk.customer("Ana", ASKS).await;
    sam.post(&format!("/v1/conversations/{left}/close"), json!({"leave_needs": true}))
        .await
        .expect(204);
}

#[tokio::test]
async fn agents_have_the_last_word_and_what_they_say_otherwise_is_listed() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ASKS).await;
    let sam = desk.agent("sam").await;
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    let (need, message) = (
        needs(&seen)[0]["id"].as_str().unwrap().to_owned(),
        seen["messages"][0]["id"].clone(),
    );
    let path = |verb: &str| format!("/v1/needs/{need}/{verb}");
    assert_eq!(
        sam.post(&path("set-aside"), json!({"why": " "})).await.problem(422, "invalid"),
        ["why"]
    );
    sam.send("POST", &path("reopen"), None).await.problem(409, "conflict");
    let met = sam.post(&path("met"), json!({})).await.expect(200);
    assert_eq!(
        (&met["state"], &met["met_by"], &met["turned_by"]),
        (&json!("met"), &message, &json!("agent"))
    );
    sam.post(&path("met"), json!({})).await.problem(409, "conflict");
    sam.send("POST", &path("reopen"), None).await.expect(200);
    let noted = json!({"message_id": message, "kind": "reassurance", "label": "To keep face before her guests"});
    let noted = sam.post(&format!("/v1/conversations/{id}/needs"), noted).await.expect(201);
    assert_eq!((&noted["noticed_by"], &noted["words"]), (&json!("agent"), &Value::Null));
    let listed = sam.get("/v1/needs/corrected").await.expect(200);
    assert_eq!(listed["needs"].as_array().unwrap().len(), 2);
    assert_eq!(listed["needs"][0]["customer_name"], "Mara");
    mara.get("/v1/needs/corrected").await.problem(401, "unauthenticated");
    mara.post(&path("met"), json!({})).await.problem(401, "unauthenticated");
    desk.stranger().post(&path("met"), json!({})).await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn thanks_close_the_ledger() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ASKS).await;
    let sam = desk.agent("sam").await;
    mara.post("/v1/widget/messages", json!({"text": "Thank you so much, you saved my weekend!"}))
        .await
        .expect(201);
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    assert!(
        needs(&seen)
            .iter()
            .all(|need| need["state"] == "met" && need["turned_by"] == "customer"),
        "{seen}"
    );
}
