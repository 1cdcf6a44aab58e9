//! Notes of the team: a question reaches a colleague, the answer comes back, and no word of it reaches the customer.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const ANGRY: &str = "My oven arrived broken for the second time and I have guests on Sunday. I am furious.";
const SECRET: &str = "pelican";

async fn me(client: &Client) -> String {
    client.get("/v1/session").await.expect(200)["agent"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn calls(client: &Client) -> Value {
    client.get("/v1/conversations").await.expect(200)["conversations"][0]["calls"].clone()
}

#[tokio::test]
async fn a_colleague_is_asked_and_answers() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}/notes");
    let ask = json!({"text": "May I give a third oven?", "ask": me(&ida).await});
    let question = sam.post(&path, ask.clone()).await.expect(201);
    assert_eq!(
        (&question["kind"], &question["to"]["name"], &question["answered"]),
        (&json!("question"), &json!("Ida"), &json!(false))
    );
    assert_eq!(
        (calls(&ida).await, calls(&sam).await),
        (json!([{"calling": "asked", "by": "Sam"}]), json!([]))
    );
    let answer_path = format!("/v1/notes/{}/answer", question["id"].as_str().unwrap());
    assert_eq!(ida.post(&answer_path, json!({"text": ""})).await.problem(422, "invalid"), ["text"]);
    let answer = ida.post(&answer_path, json!({"text": "Yes, of course."})).await.expect(201);
    assert_eq!(answer["answers"], question["id"]);
    assert_eq!(
        (calls(&ida).await, calls(&sam).await),
        (json!([]), json!([{"calling": "answered", "by": "Ida"}]))
    );
    let seen = format!("/v1/notes/{}/seen", answer["id"].as_str().unwrap());
    ida.send("POST", &seen, None).await.expect(204);
    assert_ne!(calls(&sam).await, json!([]), "only she to whom it was written has seen it");
    sam.send("POST", &seen, None).await.expect(204);
    assert_eq!(calls(&sam).await, json!([]));
    ida.post(
        &format!("/v1/notes/{}/answer", answer["id"].as_str().unwrap()),
        json!({"text": "x"}),
    )
    .await
    .problem(409, "conflict");
    assert_eq!(
        sam.post(&path, json!({"text": "x", "ask": me(&sam).await}))
            .await
            .problem(422, "invalid"),
        ["ask"]
    );
    let zoe = desk.agent_elsewhere("Zoe").await;
    assert_eq!(
        sam.post(&path, json!({"text": "x", "ask": me(&zoe).await}))
            .await
            .problem(422, "invalid"),
        ["ask"]
    );
    zoe.post(&path, json!({"text": "x"})).await.problem(404, "not-found");
    zoe.post(&answer_path, json!({"text": "x"})).await.problem(404, "not-found");
    zoe.send("POST", &seen, None).await.problem(404, "not-found");
}

/// Whatever a customer, a link or an export shows holds no word of a note; nor does the coach or the engine read it.
#[tokio::test]
async fn no_word_of_it_reaches_the_customer() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}");
    let reply = json!({"text": "Which would you like?", "options": [{"title": "A new oven"}, {"title": "The money back"}]});
    sam.post(&format!("{path}/replies"), reply).await.expect(201);
    desk.after(SignedDuration::from_secs(11)).await;
    let notes = format!("{path}/notes");
    sam.post(&notes, json!({"text": format!("A remark, {SECRET}")})).await.expect(201);
    let asked = json!({"text": format!("A question, {SECRET}"), "ask": me(&ida).await});
    let question = sam.post(&notes, asked).await.expect(201);
    let answer = format!("/v1/notes/{}/answer", question["id"].as_str().unwrap());
    ida.post(&answer, json!({"text": format!("An answer, {SECRET}")})).await.expect(201);
    let handed = json!({"to": me(&ida).await, "summary": format!("A summary, {SECRET}")});
    sam.post(&format!("{path}/hand-over"), handed).await.expect(204);
    let seen = ida.get(&path).await.expect(200);
    assert_eq!(seen.to_string().matches(SECRET).count(), 4, "agents read all four");
    assert!(!seen["messages"].to_string().contains(SECRET));
    // The chat, and whatever it answers.
    for answer in [
        mara.get("/v1/widget/conversation").await.expect(200),
        mara.post("/v1/widget/messages", json!({"text": "And?"})).await.expect(201),
    ] {
        assert!(!answer.to_string().contains(SECRET), "{answer}");
    }
    // The page behind the link.
    let link = seen["options"][0]["link"].as_str().unwrap().split('#').nth(1).unwrap().to_owned();
    let mut holder = desk.stranger();
    holder.set("authorization", &format!("Bearer {link}"));
    let linked = holder.get("/v1/options").await.expect(200);
    assert!(!linked.to_string().contains(SECRET));
    // What is exported for them: that there were notes, and no word of any; nor what the conversation was to those who had it.
    let customer = seen["customer"]["id"].as_str().unwrap();
    let export = sam.get(&format!("/v1/customers/{customer}/export")).await.expect(200).to_string();
    assert!(
        !export.contains(SECRET) && !export.contains("carried") && !export.contains("declined"),
        "{export}"
    );
    // The page of closed ones, the board, what was learned.
    for path in [
        "/v1/conversations",
        "/v1/promises",
        "/v1/feedback",
        "/v1/needs/corrected",
        "/v1/follow-ups",
        "/v1/outcomes",
    ] {
        assert!(!sam.get(path).await.text.contains(SECRET), "{path}");
    }
    let coached = ida.post(&format!("{path}/coach"), json!({"draft": "Hello"})).await.expect(200);
    assert!(
        !coached.to_string().contains(SECRET),
        "the coach reads what was said to the customer"
    );
}
