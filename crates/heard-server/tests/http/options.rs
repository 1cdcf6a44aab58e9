//! Options, from the reply to the customer's choice, in the chat and by link.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

struct Offered {
    desk: TestApp,
    customer: Client,
    sam: Client,
    /// The conversation.
    path: String,
    options: String,
    link: String,
}

fn two() -> Value {
    json!([
        {"title": "A new bed by Friday", "steps": "We bring it and take the old one.", "cost": "nothing", "time": "three days"},
        {"title": "The money back", "cost": " "},
    ])
}

/// Mara has two options before her.
async fn offered() -> Offered {
    let desk = TestApp::new().await;
    let (customer, id) = desk.customer("Mara", "The bed came broken. What now?").await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    let reply = json!({"text": "Mara, two ways on. Which one suits you?", "options": two()});
    sam.post(&format!("{path}/replies"), reply).await.expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    let seen = sam.get(&path).await.expect(200);
    let options = seen["options"][0]["id"].as_str().unwrap().to_owned();
    let link = seen["options"][0]["link"]
        .as_str()
        .unwrap()
        .strip_prefix("/choose#")
        .unwrap()
        .to_owned();
    Offered {
        desk,
        customer,
        sam,
        path,
        options,
        link,
    }
}

fn holder(desk: &TestApp, token: &str) -> Client {
    let mut client = desk.stranger();
    client.set("authorization", &format!("Bearer {token}"));
    client
}

fn state(of: &Value) -> (&str, Option<u64>) {
    (of["state"].as_str().unwrap(), of["chosen"].as_u64())
}

#[tokio::test]
async fn chosen_in_the_chat_changed_and_then_acted_on() {
    let it = offered().await;
    let seen = it.customer.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(state(&seen["options"][0]), ("open", None));
    assert_eq!(
        seen["options"][0]["options"][1],
        json!({"title": "The money back", "steps": null, "cost": null, "time": null})
    );
    let path = format!("/v1/widget/options/{}", it.options);
    let choose = async |way: u64| it.customer.post(&path, json!({"option": way})).await;
    let chosen = choose(1).await.expect(200);
    assert_eq!(state(&chosen["options"][0]), ("chosen", Some(1)));
    let queue = it.sam.get("/v1/conversations").await.expect(200);
    assert_eq!(queue["conversations"][0]["preview"], "Chose: The money back");
    assert!(!queue["conversations"][0]["waiting_since"].is_null());
    assert_eq!(state(&choose(0).await.expect(200)["options"][0]), ("chosen", Some(0)));
    assert_eq!(choose(2).await.problem(422, "invalid"), ["option"]);
    it.desk.after(SignedDuration::from_secs(60)).await;
    it.sam
        .post(&format!("{}/replies", it.path), json!({"text": "The new bed comes on Friday."}))
        .await
        .expect(201);
    it.desk.after(SignedDuration::from_secs(10)).await;
    let seen = it.sam.get(&it.path).await.expect(200);
    assert_eq!(state(&seen["options"][0]), ("acted_on", Some(0)));
    choose(1).await.problem(409, "conflict");
    choose(0).await.expect(200);
}

#[tokio::test]
async fn a_link_opens_its_own_options_and_nothing_else() {
    let it = offered().await;
    let holder = |token: &str| holder(&it.desk, token);
    let seen = holder(&it.link).get("/v1/options").await.expect(200);
    assert_eq!((&seen["team"], state(&seen)), (&json!("Fennick"), ("open", None)));
    assert!(seen.get("link").is_none() && seen.get("customer").is_none());
    let chosen = holder(&it.link).post("/v1/options/choice", json!({"option": 0})).await.expect(200);
    assert_eq!(state(&chosen), ("chosen", Some(0)));
    // Used again it changes nothing.
    let again = holder(&it.link).post("/v1/options/choice", json!({"option": 0})).await.expect(200);
    assert_eq!(again["chosen_at"], chosen["chosen_at"]);
    for forged in [
        "",
        "AAAA",
        &it.link[1..],
        &it.link.to_lowercase(),
        &flipped(&it.link),
        &"A".repeat(64),
    ] {
        holder(forged).get("/v1/options").await.problem(401, "unauthenticated");
        let choose = holder(forged).post("/v1/options/choice", json!({"option": 1})).await;
        choose.problem(401, "unauthenticated");
    }
    // The link is no key to the chat, nor the chat's token to a link.
    holder(&it.link)
        .get("/v1/widget/conversation")
        .await
        .problem(401, "unauthenticated");
}

/// The same link with another last byte of its signature.
fn flipped(link: &str) -> String {
    let (head, last) = link.split_at(link.len() - 3);
    let other = if last.starts_with('A') { "B" } else { "A" };
    format!("{head}{other}{}", &last[1..])
}

#[tokio::test]
async fn links_of_two_customers_cannot_be_mixed() {
    let it = offered().await;
    let (other, id) = it.desk.customer("Nell", "Mine came broken too.").await;
    let path = format!("/v1/conversations/{id}");
    it.sam
        .post(&format!("{path}/replies"), json!({"text": "Nell, which one?", "options": two()}))
        .await
        .expect(201);
    it.desk.after(SignedDuration::from_secs(10)).await;
    let theirs = it.sam.get(&path).await.expect(200)["options"][0]["link"]
        .as_str()
        .unwrap()
        .to_owned();
    let theirs = theirs.strip_prefix("/choose#").unwrap();
    // The id of one with the signature of the other: 16 bytes are not a whole number of characters, so cut at 15 and swap.
    let swapped = format!("{}{}", &it.link[..20], &theirs[20..]);
    holder(&it.desk, &swapped).get("/v1/options").await.problem(401, "unauthenticated");
    let choose = other
        .post(&format!("/v1/widget/options/{}", it.options), json!({"option": 0}))
        .await;
    choose.problem(404, "not-found");
}

#[tokio::test]
async fn late_or_withdrawn_it_says_so() {
    let it = offered().await;
    it.desk.after(SignedDuration::from_hours(14 * 24)).await;
    let seen = holder(&it.desk, &it.link).get("/v1/options").await.expect(200);
    assert_eq!((state(&seen), &seen["choosable"]), (("expired", None), &json!(false)));
    let late = holder(&it.desk, &it.link).post("/v1/options/choice", json!({"option": 0})).await;
    late.problem(409, "conflict");
    let ida = it.desk.agent("ida").await;
    ida.post(&format!("/v1/options/{}/withdraw", it.options), json!({}))
        .await
        .expect(204);
    ida.post(&format!("/v1/options/{}/withdraw", it.options), json!({}))
        .await
        .problem(409, "conflict");
    let seen = it.customer.get("/v1/widget/conversation").await.expect(200);
    assert_eq!(seen["options"], json!([]));
}

#[tokio::test]
async fn an_undone_reply_gives_its_options_back() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "What now?").await;
    let sam = desk.agent("sam").await;
    let replies = format!("/v1/conversations/{id}/replies");
    assert_eq!(
        sam.post(&replies, json!({"text": "One.", "options": [{"title": "One"}]}))
            .await
            .problem(422, "invalid"),
        ["options"]
    );
    assert_eq!(
        sam.post(&replies, json!({"text": "Two.", "options": [{"title": " "}, {"title": "Two"}]}))
            .await
            .problem(422, "invalid"),
        ["options[0].title"]
    );
    let sent = sam.post(&replies, json!({"text": "Two ways.", "options": two()})).await.expect(201);
    let undone = sam.delete(&format!("{replies}/{}", sent["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(undone["options"][0]["title"], "A new bed by Friday");
}
