//! Whose a conversation is: taken, taken over, given back, handed over; seen by all agents and by no customer.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const ANGRY: &str = "My oven arrived broken for the second time and I have guests on Sunday. I am furious. When will you fix it?";

async fn me(client: &Client) -> String {
    client.get("/v1/session").await.expect(200)["agent"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn holder(client: &Client) -> Value {
    client.get("/v1/conversations").await.expect(200)["conversations"][0]["taken_by"]["name"].clone()
}

#[tokio::test]
async fn all_see_whose_it_is_and_one_has_it() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}");
    assert_eq!(holder(&sam).await, Value::Null);
    sam.post(&format!("{path}/take"), json!({})).await.expect(204);
    assert_eq!((holder(&sam).await, holder(&ida).await), (json!("Sam"), json!("Sam")));
    sam.post(&format!("{path}/take"), json!({})).await.problem(409, "conflict");
    ida.post(&format!("{path}/take"), json!({})).await.problem(409, "conflict");
    ida.send("POST", &format!("{path}/give-back"), None).await.problem(409, "conflict");
    let from = json!({"from": me(&sam).await});
    ida.post(&format!("{path}/take"), from.clone()).await.expect(204);
    let seen = sam.get(&path).await.expect(200);
    assert_eq!(
        (&seen["taken"]["name"], &seen["taken"]["since"]),
        (&json!("Ida"), &json!("2026-03-11T10:00:00Z"))
    );
    ida.send("POST", &format!("{path}/give-back"), None).await.expect(204);
    assert_eq!(holder(&sam).await, Value::Null);
    desk.agent_elsewhere("Zoe")
        .await
        .post(&format!("{path}/take"), json!({}))
        .await
        .problem(404, "not-found");
    let theirs = mara.get("/v1/widget/conversation").await.expect(200);
    assert!(theirs.get("taken").is_none() && theirs["agent"].is_null());
}

#[tokio::test]
async fn of_two_who_take_it_at_once_one_hears_that_the_other_was_quicker() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}/take");
    let (one, other) = tokio::join!(sam.post(&path, json!({})), ida.post(&path, json!({})));
    let (first, second) = if one.status == 204 { (one, other) } else { (other, one) };
    first.expect(204);
    second.problem(409, "conflict");
}

#[tokio::test]
async fn it_is_handed_over_with_all_that_is_open_and_the_promise_goes_along() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let path = format!("/v1/conversations/{id}");
    let reply = json!({
        "text": "Mara, I will call you. Which would you like?",
        "promises": [{"what": "call you", "quote": "I will call you", "due": "2026-03-11T15:00:00Z"}],
        "options": [{"title": "A new oven on Friday"}, {"title": "The money back"}],
    });
    sam.post(&format!("{path}/replies"), reply).await.expect(201);
    desk.after(SignedDuration::from_secs(11)).await;
    assert_eq!(holder(&ida).await, json!("Sam"), "whoever answers takes it");
    let before = sam.get(&path).await.expect(200);
    let brief = sam.get(&format!("{path}/hand-over")).await.expect(200)["text"]
        .as_str()
        .unwrap()
        .to_owned();
    for words in [
        "What is wrong: “",
        "Promised: call you, by Wed 11 Mar, 15:00",
        "A new oven on Friday / The money back",
    ] {
        assert!(brief.contains(words), "{words}\n{brief}");
    }
    let owner = async || ida.get("/v1/promises").await.expect(200)["promises"][0]["with"].clone();
    assert_eq!(owner().await, json!("Sam"));
    let to = me(&ida).await;
    let handed = json!({"to": to, "summary": format!("{brief}\nPlease call her before five. PELICAN")});
    sam.post(&format!("{path}/hand-over"), handed.clone()).await.expect(204);
    assert_eq!(
        (holder(&sam).await, owner().await),
        (json!("Ida"), json!("Ida")),
        "the promise goes along"
    );
    let after = ida.get(&path).await.expect(200);
    for kept in ["needs", "promises", "options", "messages", "follow_ups"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let note = &after["notes"][0];
    assert_eq!(
        (&note["kind"], &note["author"]["name"], &note["calls"]),
        (&json!("hand_over"), &json!("Sam"), &json!("handed"))
    );
    let queue = ida.get("/v1/conversations").await.expect(200);
    assert_eq!(queue["conversations"][0]["calls"], json!([{"calling": "handed", "by": "Sam"}]));
    ida.send("POST", &format!("/v1/notes/{}/seen", note["id"].as_str().unwrap()), None)
        .await
        .expect(204);
    assert_eq!(
        ida.get("/v1/conversations").await.expect(200)["conversations"][0]["calls"],
        json!([])
    );
    sam.post(&format!("{path}/hand-over"), handed).await.problem(409, "conflict");
    let offer = after["options"][0]["id"].as_str().unwrap();
    mara.post(&format!("/v1/widget/options/{offer}"), json!({"option": 1}))
        .await
        .expect(200);
    let chosen = ida.get(&format!("{path}/hand-over")).await.expect(200);
    assert!(chosen["text"].as_str().unwrap().contains("Chose: The money back."), "{chosen}");
    let back = json!({"to": null, "summary": "Somebody with ovens, please."});
    ida.post(&format!("{path}/hand-over"), back).await.expect(204);
    assert_eq!(holder(&sam).await, Value::Null);
}

#[tokio::test]
async fn what_cannot_be_handed_over_is_refused_at_its_field() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", ANGRY).await;
    let sam = desk.agent("sam").await;
    let zoe = me(&desk.agent_elsewhere("Zoe").await).await;
    let path = format!("/v1/conversations/{id}/hand-over");
    let hand = async |to: Value, summary: &str| sam.post(&path, json!({"to": to, "summary": summary})).await.problem(422, "invalid");
    assert_eq!(hand(Value::Null, " ").await, ["summary"]);
    assert_eq!(hand(json!(zoe), "x").await, ["to"], "nobody of another team");
    assert_eq!(hand(json!(me(&sam).await), "x").await, ["to"]);
}
