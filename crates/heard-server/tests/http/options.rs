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

/// Sam writes again in the same conversation, with these promises.
async fn writes(it: &Offered, text: &str, promises: Value) {
    let body = json!({"text": text, "promises": promises});
    it.sam.post(&format!("{}/replies", it.path), body).await.expect(201);
    it.desk.after(SignedDuration::from_secs(10)).await;
}

/// The promises of the page: what, state, and how often each was moved.
fn standing(seen: &Value) -> Vec<(&str, &str, usize)> {
    let all = seen["promises"].as_array().unwrap().iter();
    all.map(|promise| {
        let moved = promise["moved"].as_array().unwrap().len();
        (promise["what"].as_str().unwrap(), promise["state"].as_str().unwrap(), moved)
    })
    .collect()
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

#[tokio::test]
async fn the_link_shows_where_its_own_promises_stand_as_long_as_there_is_a_conversation() {
    let it = offered().await;
    let page = holder(&it.desk, &it.link);
    let seen = page.get("/v1/options").await.expect(200);
    assert_eq!((&seen["promises"], &seen["closed"]), (&json!([]), &json!(false)));
    let pledge = |what: &str, quote: &str, due: Value| json!({"what": what, "quote": quote, "due": due});
    let promises = json!([
        pledge("ring the joiner", "I ring the joiner", Value::Null),
        pledge("send the slat", "I send the slat", json!("2026-03-11T15:00:00Z")),
        pledge("write to you", "I write to you", json!("2026-03-11T12:00:00Z")),
    ]);
    writes(
        &it,
        "I ring the joiner, I send the slat by three, I write to you by noon.",
        promises,
    )
    .await;
    // Somebody else's promise, and one that can still be undone, are not shown.
    let (_, other) = it.desk.customer("Nell", "Mine came broken too.").await;
    let theirs = json!({"text": "I call.", "promises": [pledge("call Nell", "I call", Value::Null)]});
    it.sam.post(&format!("/v1/conversations/{other}/replies"), theirs).await.expect(201);
    it.desk.after(SignedDuration::from_secs(10)).await;
    let sending = json!({"text": "I pay.", "promises": [pledge("pay", "I pay", Value::Null)]});
    let sending = it.sam.post(&format!("{}/replies", it.path), sending).await.expect(201);
    let seen = page.get("/v1/options").await.expect(200);
    assert_eq!(
        standing(&seen),
        [
            ("write to you", "open", 0),
            ("send the slat", "open", 0),
            ("ring the joiner", "open", 0)
        ]
    );
    it.sam
        .delete(&format!("{}/replies/{}", it.path, sending["id"].as_str().unwrap()))
        .await
        .expect(200);

    let id = |what: &str| {
        let mut all = seen["promises"].as_array().unwrap().iter();
        let found = all.find(|promise| promise["what"] == what).unwrap();
        found["id"].as_str().unwrap().to_owned()
    };
    let kept = format!("/v1/promises/{}/kept", id("ring the joiner"));
    it.sam.post(&kept, json!({"note": "He grumbled."})).await.expect(200);
    let slipped = format!("/v1/promises/{}/slipped", id("send the slat"));
    let word = json!({"new_due": "2026-03-12T15:00:00Z", "word": "The slat leaves tomorrow by three, Mara."});
    it.sam.post(&slipped, word).await.expect(200);
    it.desk.after(SignedDuration::from_hours(3)).await;
    let why = format!("/v1/promises/{}/why", id("write to you"));
    it.sam.put(&why, json!({"why": "I forgot."})).await.expect(200);
    let seen = page.get("/v1/options").await.expect(200);
    assert_eq!(
        standing(&seen),
        [
            ("send the slat", "open", 1),
            ("write to you", "broken", 0),
            ("ring the joiner", "kept", 0)
        ]
    );
    let moved = &seen["promises"][0]["moved"][0];
    assert_eq!(
        (&moved["due"], &moved["word"]),
        (&json!("2026-03-11T15:00:00Z"), &json!("The slat leaves tomorrow by three, Mara."))
    );
    let words = seen.to_string();
    for internal in ["grumbled", "forgot", "Nell", "needs", "reading", "came broken"] {
        assert!(!words.contains(internal), "{internal}: {words}");
    }

    // When there is no choice any more, and when it is over, it stands there still; when it is erased, nothing does.
    it.desk.after(SignedDuration::from_hours(15 * 24)).await;
    let sam = it.desk.agent("sam").await;
    sam.post(&format!("{}/close", it.path), json!({"leave_needs": true}))
        .await
        .expect(204);
    let seen = page.get("/v1/options").await.expect(200);
    assert_eq!((state(&seen).0, &seen["closed"]), ("expired", &json!(true)));
    assert_eq!(standing(&seen)[0], ("send the slat", "broken", 1));
    let customer = sam.get(&it.path).await.expect(200)["customer"]["id"].clone();
    let erased = json!({"name": "Mara"}).to_string();
    let customer = format!("/v1/customers/{}", customer.as_str().unwrap());
    sam.send("DELETE", &customer, Some(erased)).await.expect(200);
    page.get("/v1/options").await.problem(401, "unauthenticated");
}
