//! What it was good for, counted, as a table, in groups, and with the conversations behind each number.

use heard_engine::ModelChoice;
use heard_server::Config;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const PATH: &str = "/v1/outcomes";

/// A desk on cues alone, which reads quickly.
async fn quick() -> TestApp {
    let model = ModelChoice::None;
    TestApp::with(Config {
        model,
        ..Config::default()
    })
    .await
}

/// Six customers with a late lamp, answered and closed; the last is content and says so.
async fn busy(desk: &TestApp, sam: &Client) -> Vec<String> {
    let mut ids = Vec::new();
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eve", "Finn"] {
        let text = "My lamp arrived broken and I am really annoyed about it.";
        let (customer, id) = desk.customer(name, text).await;
        let reply = json!({"text": "I am sorry that it broke.", "promises": []});
        sam.post(&format!("/v1/conversations/{id}/replies"), reply).await.expect(201);
        desk.after(SignedDuration::from_secs(60)).await;
        let thanks = json!({"text": "Thank you so much, that is lovely!"});
        customer.post("/v1/widget/messages", thanks).await.expect(201);
        let reply = json!({"text": "You are welcome.", "promises": []});
        sam.post(&format!("/v1/conversations/{id}/replies"), reply).await.expect(201);
        desk.after(SignedDuration::from_secs(60)).await;
        let close = format!("/v1/conversations/{id}/close");
        sam.post(&close, json!({"leave_needs": true})).await.expect(204);
        if name == "Finn" {
            let answer = json!({"heard": "fully"});
            customer.post("/v1/widget/feedback", answer).await.expect(200);
        }
        desk.after(SignedDuration::from_mins(10)).await;
        ids.push(id);
    }
    ids
}

fn figure<'v>(outcomes: &'v Value, key: &str) -> &'v Value {
    let measures = outcomes["measures"].as_array().unwrap();
    let mut figures = measures.iter().flat_map(|measure| measure["figures"].as_array().unwrap());
    figures.find(|figure| figure["key"] == key).unwrap()
}

#[tokio::test]
async fn measures_come_with_their_definition_uncertainty_and_conversations() {
    let desk = quick().await;
    let sam = desk.agent("sam").await;
    let ids = busy(&desk, &sam).await;
    let outcomes = sam.get(PATH).await.expect(200);
    assert_eq!((&outcomes["from"], &outcomes["to"]), (&json!("2026-02-12"), &json!("2026-03-11")));
    assert_eq!((&outcomes["begun"], &outcomes["closed"]), (&json!(6), &json!(6)));
    let names: Vec<&str> = outcomes["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["id"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10"]);
    assert!(outcomes["measures"][7]["note"].as_str().unwrap().starts_with("Not asked yet."));
    let better = figure(&outcomes, "better");
    assert_eq!(better["whole"]["certainty"], "small");
    assert_eq!((&better["whole"]["value"], &better["whole"]["numerator"]), (&json!(1.0), &json!(6)));
    assert!(better["definition"].as_str().unwrap().starts_with("Of the conversations"));
    assert_eq!(better["weeks"].as_array().unwrap().len(), 4);
    let heard = figure(&outcomes, "felt_heard");
    assert_eq!(
        (&heard["whole"]["value"], &heard["whole"]["certainty"]),
        (&Value::Null, &json!("too_few"))
    );
    assert_eq!(
        (&heard["whole"]["numerator"], &heard["whole"]["denominator"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        (&outcomes["silent"]["of"], &outcomes["silent"]["agreement"]),
        (&json!(5), &Value::Null)
    );

    let behind = sam.get("/v1/outcomes/better/conversations").await.expect(200);
    let listed: Vec<&Value> = behind["conversations"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(listed, ids.iter().rev().collect::<Vec<_>>());
    let all = sam.get("/v1/outcomes/B3/conversations").await.expect(200);
    assert_eq!(all["all"], 6);
    let first = &sam.get("/v1/outcomes/first_answer/conversations").await.expect(200)["conversations"][0];
    assert!(first["seconds"].as_f64().unwrap() >= 10.0, "{first}");
    sam.get("/v1/outcomes/silent/conversations").await.expect(200);
    sam.get("/v1/outcomes/B11/conversations").await.problem(404, "not-found");

    // Something happens, and it is counted anew.
    let (_, late) = desk.customer("Gus", "Where is my parcel?").await;
    let counted = sam.get(PATH).await.expect(200);
    assert_eq!(counted["begun"], 7);
    // What happens to a customer has every conversation read again, and comes to the same.
    let path = format!("/v1/conversations/{late}");
    let gus = sam.get(&path).await.expect(200)["customer"]["id"].as_str().unwrap().to_owned();
    let fact = json!({"kind": "other", "line": "Sings"});
    sam.post(&format!("/v1/customers/{gus}/facts"), fact).await.expect(201);
    assert_eq!(sam.get(PATH).await.expect(200), counted);
    let before = sam.get("/v1/outcomes?from=2026-02-01&to=2026-02-28").await.expect(200);
    assert_eq!((&before["begun"], before["weeks"].as_array().unwrap().len()), (&json!(0), 4));
}

#[tokio::test]
async fn groups_say_what_is_wrong_in_the_customers_words() {
    let desk = quick().await;
    let sam = desk.agent("sam").await;
    let ids = busy(&desk, &sam).await;
    let list = sam.get("/v1/outcomes/groups").await.expect(200);
    assert_eq!(list["by_meaning"], false);
    let group = &list["groups"][0];
    assert_eq!(
        (&group["count"], &group["growth"], &group["before"]),
        (&json!(6), &json!("too_few"), &json!(0))
    );
    assert!(group["name"].as_array().unwrap().contains(&json!("lamp")), "{group}");
    let examples = group["examples"].as_array().unwrap();
    assert_eq!(examples.len(), 3);
    assert!(ids.iter().any(|id| examples[0]["conversation_id"] == **id));
    let all = format!("/v1/outcomes/{}/conversations", group["key"].as_str().unwrap());
    let behind = sam.get(&all).await.expect(200);
    assert_eq!((&behind["all"], behind["conversations"].as_array().unwrap().len()), (&json!(6), 6));
    sam.get("/v1/outcomes/group-0000000000000000/conversations")
        .await
        .problem(404, "not-found");
}

#[tokio::test]
async fn the_table_opens_in_a_spreadsheet() {
    let desk = quick().await;
    let sam = desk.agent("sam").await;
    let answer = sam.get("/v1/outcomes.csv?from=2026-03-01&to=2026-03-14").await;
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(
        answer.headers["content-disposition"],
        "attachment; filename=\"outcomes-2026-03-01-2026-03-14.csv\""
    );
    assert!(answer.text.starts_with("measure,figure,name,"));
    assert!(
        answer
            .text
            .contains("B1,came_back,Came back without a complaint,share,week,2026-03-08,2026-03-14,,,,0,0,nothing to count,")
    );
}

#[tokio::test]
async fn days_that_are_none_are_refused_by_name() {
    let desk = quick().await;
    let sam = desk.agent("sam").await;
    for (query, fields) in [
        ("from=yesterday", vec!["from"]),
        ("from=2026-02-30&to=soon", vec!["to", "from"]),
        ("from=2026-03-02&to=2026-03-01", vec!["to"]),
        ("from=2020-01-01&to=2026-03-01", vec!["to"]),
        ("to=9999-12-31", vec!["to"]),
    ] {
        for path in [
            "/v1/outcomes",
            "/v1/outcomes.csv",
            "/v1/outcomes/groups",
            "/v1/outcomes/B1/conversations",
        ] {
            assert_eq!(sam.get(&format!("{path}?{query}")).await.problem(422, "invalid"), fields, "{query}");
        }
    }
    sam.get("/v1/outcomes?weeks=4").await.problem(400, "malformed");
    desk.stranger().get(PATH).await.problem(401, "unauthenticated");
}
