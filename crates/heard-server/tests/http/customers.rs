//! What is known of customers: noted, amended, forgotten, used by the coach; who is the same; what is held of them, and that it is erased.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const SQUEAKS: &str = "The bed frame KT-4471 squeaks and I cannot sleep. I am at the end of my tether.";

/// A conversation as an agent sees it.
async fn seen(agent: &Client, conversation: &str) -> Value {
    agent.get(&format!("/v1/conversations/{conversation}")).await.expect(200)
}

/// The customer's id.
async fn who(agent: &Client, conversation: &str) -> String {
    seen(agent, conversation).await["customer"]["id"].as_str().unwrap().to_owned()
}

async fn lines(agent: &Client, customer: &str) -> Vec<String> {
    let facts = agent.get(&format!("/v1/customers/{customer}/facts")).await.expect(200);
    let all = facts["facts"].as_array().unwrap().iter();
    all.map(|fact| fact["line"].as_str().unwrap().to_owned()).collect()
}

async fn closed(agent: &Client, conversation: &str) {
    let path = format!("/v1/conversations/{conversation}/close");
    agent.post(&path, json!({"leave_needs": true})).await.expect(204);
}

#[tokio::test]
async fn what_was_told_once_is_kept_and_put_right() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", SQUEAKS).await;
    let sam = desk.agent("sam").await;
    let customer = who(&sam, &id).await;
    let path = format!("/v1/customers/{customer}/facts");
    let message = seen(&sam, &id).await["messages"][0]["id"].clone();
    let body = json!({"kind": "order", "line": " Bed frame\nKT-4471 ", "message_id": message});
    let fact = sam.post(&path, body).await.expect(201);
    assert_eq!((&fact["line"], &fact["message_id"]), (&json!("Bed frame KT-4471"), &message));
    let again = sam.post(&path, json!({"kind": "order", "line": "bed frame kt-4471"})).await;
    assert_eq!(again.problem(422, "invalid"), ["line"]);
    assert_eq!(
        sam.post(&path, json!({"kind": "order", "line": " "})).await.problem(422, "invalid"),
        ["line"]
    );
    let ida = desk.agent("ida").await;
    let one = format!("/v1/facts/{}", fact["id"].as_str().unwrap());
    let amended = ida
        .put(&one, json!({"kind": "order", "line": "Bed frame KT-4472"}))
        .await
        .expect(200);
    assert!(amended["amended_at"].is_string() && fact["amended_at"].is_null());
    assert_eq!(seen(&sam, &id).await["facts"][0]["line"], "Bed frame KT-4472");
    let own = mara.get("/v1/widget/conversation").await.expect(200);
    assert!(own.get("facts").is_none(), "notes are the team's");
    for customer_asks in [mara.get(&path).await, mara.delete(&one).await] {
        customer_asks.problem(401, "unauthenticated");
    }
    sam.delete(&one).await.expect(204);
    sam.delete(&one).await.problem(404, "not-found");
    assert_eq!(lines(&sam, &customer).await, Vec::<String>::new());
}

#[tokio::test]
async fn another_team_and_a_forged_id_find_nobody() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", SQUEAKS).await;
    let sam = desk.agent("sam").await;
    let customer = who(&sam, &id).await;
    let path = format!("/v1/customers/{customer}");
    let fact = sam
        .post(&format!("{path}/facts"), json!({"kind": "other", "line": "Sings"}))
        .await
        .expect(201);
    let fact = format!("/v1/facts/{}", fact["id"].as_str().unwrap());
    let stranger = desk.agent_elsewhere("Eve").await;
    let forged = format!("/v1/customers/{id}");
    for (agent, path) in [(&stranger, &path), (&sam, &forged)] {
        agent.get(&format!("{path}/facts")).await.problem(404, "not-found");
        agent.get(&format!("{path}/alike")).await.problem(404, "not-found");
        agent.get(&format!("{path}/export")).await.problem(404, "not-found");
        let body = json!({"kind": "other", "line": "Dances"});
        agent.post(&format!("{path}/facts"), body).await.problem(404, "not-found");
        let body = json!({"customer_id": customer});
        agent.post(&format!("{path}/same-as"), body).await.problem(404, "not-found");
        let erase = agent.send("DELETE", path, Some(json!({"name": "Mara"}).to_string())).await;
        erase.problem(404, "not-found");
    }
    stranger
        .put(&fact, json!({"kind": "other", "line": "Dances"}))
        .await
        .problem(404, "not-found");
    stranger.delete(&fact).await.problem(404, "not-found");
    let message = seen(&sam, &id).await["customer"]["id"].clone();
    let forged = json!({"kind": "other", "line": "Dances", "message_id": message});
    assert_eq!(sam.post(&format!("{path}/facts"), forged).await.status, 409);
    assert_eq!(lines(&sam, &customer).await, ["Sings"]);
}

#[tokio::test]
async fn who_comes_again_is_known_and_not_asked_again() {
    let desk = TestApp::new().await;
    let (mara, first) = desk.customer("Margaret Vole", SQUEAKS).await;
    let sam = desk.agent("sam").await;
    let customer = who(&sam, &first).await;
    for (kind, line) in [("order", "Bed frame KT-4471"), ("called", "Maggie")] {
        let path = format!("/v1/customers/{customer}/facts");
        sam.post(&path, json!({"kind": kind, "line": line})).await.expect(201);
    }
    let another = json!({"text": "Now a slat is cracked as well."});
    let path = "/v1/widget/conversations/another";
    mara.post(path, another.clone()).await.problem(409, "conflict");
    closed(&sam, &first).await;
    desk.after(SignedDuration::from_mins(1)).await;
    let begun = mara.post(path, another).await.expect(201);
    let second = begun["id"].as_str().unwrap();
    assert_ne!(second, first);
    assert_eq!(mara.get("/v1/widget/conversation").await.expect(200)["id"], second);
    let now = seen(&sam, second).await;
    assert_eq!(now["customer"]["called"], "Maggie");
    assert_eq!(
        (now["facts"].as_array().unwrap().len(), &now["elsewhere"][0]["id"]),
        (2, &json!(first))
    );
    let coach = format!("/v1/conversations/{second}/coach");
    let remarks = |coaching: Value| -> Vec<Value> {
        let all = coaching["appraisal"]["findings"].as_array().unwrap().clone();
        all.into_iter().filter(|finding| finding["rule"] == "asks-again").collect()
    };
    let asks = sam
        .post(&coach, json!({"draft": "I am sorry. What is your order number?"}))
        .await
        .expect(200);
    let said = remarks(asks);
    assert!(said[0]["message"].as_str().unwrap().contains("Bed frame KT-4471"), "{said:?}");
    let confirms = json!({"draft": "I am sorry. What is your order number, still KT-4471?"});
    assert_eq!(remarks(sam.post(&coach, confirms).await.expect(200)), Vec::<Value>::new());
}

#[tokio::test]
async fn two_customers_are_one_person_and_no_token_opens_more() {
    let desk = TestApp::new().await;
    let (old, first) = desk.customer("Mara Vole", SQUEAKS).await;
    let (new, second) = desk.customer("mara vole", "It is me again, from my phone.").await;
    let sam = desk.agent("sam").await;
    let (known, unknown) = (who(&sam, &first).await, who(&sam, &second).await);
    for customer in [&known, &unknown] {
        let path = format!("/v1/customers/{customer}/facts");
        sam.post(&path, json!({"kind": "order", "line": "KT-4471"})).await.expect(201);
    }
    let alike = sam.get(&format!("/v1/customers/{unknown}/alike")).await.expect(200);
    assert_eq!(alike["customers"][0]["id"], json!(known));
    let same = format!("/v1/customers/{unknown}/same-as");
    sam.post(&same, json!({"customer_id": known})).await.expect(204);
    sam.post(&same, json!({"customer_id": known})).await.problem(409, "conflict");
    for customer in [&known, &unknown] {
        assert_eq!(lines(&sam, customer).await, ["KT-4471"]);
    }
    assert_eq!(seen(&sam, &second).await["elsewhere"][0]["id"], json!(first));
    assert_eq!(new.get("/v1/widget/conversation").await.expect(200)["id"], json!(second));
    assert_eq!(old.get("/v1/widget/conversation").await.expect(200)["id"], json!(first));
}

#[tokio::test]
async fn that_they_are_one_person_can_be_taken_back() {
    let desk = TestApp::new().await;
    let (_, first) = desk.customer("Mara Vole", SQUEAKS).await;
    let (_, second) = desk.customer("Mara Vole", "My lamp flickers.").await;
    let sam = desk.agent("sam").await;
    let (one, other) = (who(&sam, &first).await, who(&sam, &second).await);
    let path = format!("/v1/customers/{other}/same-as");
    sam.delete(&path).await.problem(409, "conflict");
    sam.post(&path, json!({"customer_id": one})).await.expect(204);
    // Noted beside the second conversation while they were thought to be one.
    sam.post(
        &format!("/v1/customers/{other}/facts"),
        json!({"kind": "device", "line": "Lamp K2"}),
    )
    .await
    .expect(201);
    let elsewhere = &seen(&sam, &first).await["elsewhere"][0];
    assert_eq!((&elsewhere["id"], &elsewhere["customer_id"]), (&json!(second), &json!(other)));
    assert_eq!(lines(&sam, &one).await, ["Lamp K2"]);
    let eve = desk.agent_elsewhere("Eve").await;
    eve.delete(&path).await.problem(404, "not-found");
    sam.delete(&path).await.expect(204);
    sam.delete(&path).await.problem(409, "conflict");
    assert_eq!(
        (lines(&sam, &one).await, lines(&sam, &other).await),
        (vec![], vec!["Lamp K2".to_owned()])
    );
    assert_eq!(seen(&sam, &first).await["elsewhere"], json!([]));
    assert_eq!(seen(&sam, &second).await["elsewhere"], json!([]));
}

#[tokio::test]
async fn everything_that_is_held_is_one_document() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", SQUEAKS).await;
    let sam = desk.agent("sam").await;
    let customer = who(&sam, &id).await;
    let path = format!("/v1/conversations/{id}");
    sam.put(&format!("{path}/draft"), json!({"text": "Dear Mara"})).await.expect(200);
    let quote = "I will send a new slat";
    let reply =
        json!({"text": format!("{quote} today."), "promises": [{"what": "send a slat", "quote": quote, "due": "2026-03-12T10:00:00Z"}]});
    sam.post(&format!("{path}/replies"), reply).await.expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    let export = sam.get(&format!("/v1/customers/{customer}/export")).await.expect(200);
    let held = &export["held"];
    assert_eq!(held["message"].as_array().unwrap().len(), 2);
    assert!(held["message"][0]["reading"]["problem"].is_array());
    assert_eq!(held["promise"][0]["due"], "2026-03-12T10:00:00Z");
    assert!(!held["need"].as_array().unwrap().is_empty());
    assert_eq!(
        (&held["customer"][0]["name"], held["customer"][0].get("token")),
        (&json!("Mara"), None)
    );
}

#[tokio::test]
async fn who_is_erased_is_gone_and_a_receipt_stays() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", SQUEAKS).await;
    let sam = desk.agent("sam").await;
    let customer = who(&sam, &id).await;
    let path = format!("/v1/customers/{customer}");
    sam.post(&format!("{path}/facts"), json!({"kind": "order", "line": "KT-4471"}))
        .await
        .expect(201);
    let reply = json!({"text": "On its way.", "promises": []});
    sam.post(&format!("/v1/conversations/{id}/replies"), reply).await.expect(201);
    let erase = async |name: &str| sam.send("DELETE", &path, Some(json!({"name": name}).to_string())).await;
    assert_eq!(erase("Maria").await.problem(422, "invalid"), ["name"]);
    let receipt = erase("mara").await.expect(200);
    assert_eq!((&receipt["removed"]["message"], &receipt["removed"]["job"]), (&json!(2), &json!(1)));
    assert!(!receipt.to_string().to_lowercase().contains("mara"), "{receipt}");
    erase("Mara").await.problem(404, "not-found");
    mara.get("/v1/widget/conversation").await.problem(401, "unauthenticated");
    sam.get(&format!("/v1/conversations/{id}")).await.problem(404, "not-found");
    assert_eq!(desk.after(SignedDuration::from_mins(1)).await, 0, "its jobs are gone");
    let kept = sam.get("/v1/erasures").await.expect(200);
    assert_eq!(kept["erasures"], json!([receipt]));
    let elsewhere = desk.agent_elsewhere("Eve").await.get("/v1/erasures").await.expect(200);
    assert_eq!(elsewhere["erasures"], json!([]));
}
