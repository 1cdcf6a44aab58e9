//! “Next, please”, pauses, hours, load: what is given to whom and why, and that what is one's own is told to nobody else.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const HARD: &str =
    "I am furious. This is the third time you lie to me, I will tell everybody what a scandal this is. You are useless idiots.";
const CALM: &str = "When do you open on Sunday?";

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

async fn next(client: &Client) -> Value {
    client.send("POST", "/v1/next", None).await.expect(200)
}

async fn care(client: &Client) -> Value {
    client.get("/v1/care").await.expect(200)
}

async fn here(client: &Client) {
    client.send("POST", "/v1/care/here", None).await.expect(204);
}

#[tokio::test]
async fn whoever_asks_is_given_what_waits_longest_and_then_nothing() {
    let desk = TestApp::new().await;
    let (_, first) = desk.customer("Ana", CALM).await;
    desk.after(minutes(5)).await;
    let (_, second) = desk.customer("Ben", CALM).await;
    let sam = desk.agent("sam").await;
    let given = next(&sam).await;
    assert_eq!((&given["outcome"], &given["conversation_id"]), (&json!("given"), &json!(first)));
    assert_eq!(given["reason"], "It has waited longest.");
    assert_eq!(next(&sam).await["conversation_id"], json!(second));
    let nothing = next(&sam).await;
    assert_eq!(
        (&nothing["outcome"], &nothing["conversation_id"]),
        (&json!("nobody_waits"), &Value::Null)
    );
}

#[tokio::test]
async fn several_who_ask_at_once_are_never_given_the_same() {
    let desk = TestApp::new().await;
    for number in 0..8 {
        desk.customer(&format!("Customer {number}"), CALM).await;
    }
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let given = tokio::join!(
        next(&sam),
        next(&ida),
        next(&sam),
        next(&ida),
        next(&sam),
        next(&ida),
        next(&sam),
        next(&ida),
        next(&sam),
        next(&ida)
    );
    let all = [
        given.0, given.1, given.2, given.3, given.4, given.5, given.6, given.7, given.8, given.9,
    ];
    let mut ids: Vec<&str> = all.iter().filter_map(|given| given["conversation_id"].as_str()).collect();
    assert_eq!(ids.len(), 8);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 8, "each is one person's");
}

#[tokio::test]
async fn after_hard_ones_a_calm_one_comes_and_a_pause_is_suggested() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    for number in 0..3 {
        desk.customer(&format!("Angry {number}"), HARD).await;
        desk.after(minutes(1)).await;
    }
    for number in 1..=3 {
        assert_eq!(next(&sam).await["outcome"], "given");
        desk.after(minutes(1)).await;
        here(&sam).await;
        assert_eq!(care(&sam).await["in_a_row"], number);
    }
    let mine = care(&sam).await;
    assert_eq!((&mine["in_an_hour"], &mine["most_in_a_row"]), (&json!(3), &json!(3)));
    assert_eq!(
        mine["suggested"],
        json!({"minutes": 5, "reason": "You have had three hard ones in a row."})
    );
    desk.customer("Angrier", HARD).await;
    desk.after(minutes(1)).await;
    let (_, calm) = desk.customer("Cleo", CALM).await;
    let given = next(&sam).await;
    assert_eq!(
        given["conversation_id"],
        json!(calm),
        "not the hard one, though it has waited longer"
    );
    assert_eq!(given["reason"], "You have had three hard ones in a row, so a calm one.");
    // The row is over. “Not now” is remembered.
    assert_eq!(care(&sam).await["in_a_row"], 0);
    sam.send("POST", "/v1/care/not-now", None).await.expect(200);
    assert_eq!(care(&sam).await["suggested"], Value::Null);
}

#[tokio::test]
async fn in_a_pause_nothing_is_given_and_colleagues_see_that_one_is_away() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Ana", CALM).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let away = async || ida.get("/v1/colleagues").await.expect(200)["colleagues"].clone();
    assert_eq!(
        (away().await[0]["name"].clone(), away().await[0]["away"].clone()),
        (json!("Sam"), json!(false))
    );
    let paused = sam.post("/v1/care/pause", json!({"minutes": 15})).await.expect(200);
    assert_eq!(
        paused["pause"],
        json!({"since": "2026-03-11T10:00:00Z", "until": "2026-03-11T10:15:00Z"})
    );
    let seen = away().await;
    assert_eq!(seen[0]["away"], true);
    assert_eq!(seen[0].as_object().unwrap().len(), 3, "an id, a name, whether away: {seen}");
    assert_eq!(next(&sam).await["outcome"], "pausing");
    assert_eq!(next(&ida).await["conversation_id"], json!(id), "it is not kept for who rests");
    sam.delete("/v1/care/pause").await.expect(200);
    assert_eq!(
        (care(&sam).await["pause"].clone(), away().await[0]["away"].clone()),
        (Value::Null, json!(false))
    );
    sam.post("/v1/care/pause", json!({"minutes": null})).await.expect(200);
    desk.after(minutes(600)).await;
    assert_eq!(care(&sam).await["pause"]["until"], Value::Null);
    for poor in [0, 241] {
        assert_eq!(
            sam.post("/v1/care/pause", json!({"minutes": poor})).await.problem(422, "invalid"),
            ["minutes"]
        );
    }
}

#[tokio::test]
async fn a_customer_of_somebody_away_does_not_wait_for_them() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Ana", CALM).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    assert_eq!(next(&sam).await["conversation_id"], json!(id));
    sam.post("/v1/care/pause", json!({"minutes": 30})).await.expect(200);
    desk.after(minutes(5)).await;
    assert_eq!(next(&ida).await["outcome"], "nobody_waits", "a short absence costs nothing");
    desk.after(minutes(5)).await;
    let given = next(&ida).await;
    assert_eq!(given["conversation_id"], json!(id));
    assert_eq!(
        given["reason"],
        "Sam is away, and it should not wait longer. It has waited longest."
    );
    assert!(!given.to_string().contains("paus"), "that he is away, not why");
}

#[tokio::test]
async fn outside_ones_hours_nothing_is_given() {
    let desk = TestApp::new().await;
    desk.customer("Ana", CALM).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    // It is Wednesday, ten o'clock in London, eleven in Paris.
    let hours = |zone: &str, from: &str| json!({"hours": {"zone": zone, "days": [1, 3], "from": from, "to": "17:00"}, "gladly": []});
    let settled = sam.put("/v1/care/settings", hours("Europe/London", "10:30")).await.expect(200);
    assert_eq!(
        (&settled["at_work"], &settled["begins_at"]),
        (&json!(false), &json!("2026-03-11T10:30:00Z"))
    );
    assert_eq!(next(&sam).await["outcome"], "outside_hours");
    assert_eq!(ida.get("/v1/colleagues").await.expect(200)["colleagues"][0]["away"], true);
    let settled = sam.put("/v1/care/settings", hours("Europe/Paris", "10:30")).await.expect(200);
    assert_eq!((&settled["at_work"], &settled["begins_at"]), (&json!(true), &Value::Null));
    assert_eq!(settled["hours"]["days"], json!([1, 3]));
    assert_eq!(next(&sam).await["outcome"], "given");
    let poor = json!({"hours": {"zone": "Atlantis", "days": [8], "from": "9", "to": "25:00"}, "gladly": [" ", "x".repeat(41)]});
    let fields = sam.put("/v1/care/settings", poor).await.problem(422, "invalid");
    assert_eq!(
        fields,
        ["hours.zone", "hours.days", "hours.from", "hours.to", "gladly[0]", "gladly[1]"]
    );
    let none = json!({"hours": {"zone": "UTC", "days": [], "from": "09:00", "to": "17:00"}, "gladly": []});
    assert_eq!(sam.put("/v1/care/settings", none).await.problem(422, "invalid"), ["hours.days"]);
}

#[tokio::test]
async fn what_somebody_takes_gladly_is_kept_for_them_a_moment() {
    let topics = [("billing".to_owned(), vec!["charged".to_owned(), "invoice".to_owned()])];
    let config = heard_server::Config {
        care: heard_server::CareConfig {
            topics: topics.into(),
            ..heard_server::CareConfig::default()
        },
        ..heard_server::Config::default()
    };
    let desk = TestApp::with(config).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let mine = ida
        .put("/v1/care/settings", json!({"hours": null, "gladly": ["Billing", "Billing"]}))
        .await
        .expect(200);
    assert_eq!((&mine["gladly"], &mine["topics"][0]), (&json!(["Billing"]), &json!("billing")));
    let (_, id) = desk.customer("Ana", "You charged me twice for one kettle.").await;
    let kept = next(&sam).await;
    assert_eq!((&kept["outcome"], &kept["conversation_id"]), (&json!("kept"), &Value::Null));
    let given = next(&ida).await;
    assert_eq!(
        (&given["conversation_id"], &given["reason"]),
        (&json!(id), &json!("It is about Billing, which you take gladly."))
    );
    desk.customer("Ben", "Another invoice is wrong.").await;
    desk.after(minutes(3)).await;
    assert_eq!(next(&sam).await["outcome"], "given", "and not for ever");
}

#[tokio::test]
async fn given_back_it_does_not_come_again_at_once() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Ana", CALM).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    next(&sam).await;
    sam.send("POST", &format!("/v1/conversations/{id}/give-back"), None)
        .await
        .expect(204);
    assert_eq!(next(&sam).await["outcome"], "kept");
    assert_eq!(next(&ida).await["conversation_id"], json!(id));
}

/// What one has carried, when one rests and works: an answer to anybody else holds none of it.
#[tokio::test]
async fn nobody_elses_load_is_in_any_answer() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Angry", HARD).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    next(&sam).await;
    let hours =
        json!({"hours": {"zone": "Asia/Kathmandu", "days": [1, 2, 3, 4, 5, 6, 7], "from": "00:00", "to": "00:00"}, "gladly": ["pelicans"]});
    sam.put("/v1/care/settings", hours).await.expect(200);
    sam.post("/v1/care/pause", json!({"minutes": 30})).await.expect(200);
    assert_eq!(care(&sam).await["in_a_row"], 1);
    let customer = ida.get(&format!("/v1/conversations/{id}")).await.expect(200)["customer"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for path in [
        "/v1/care",
        "/v1/colleagues",
        "/v1/conversations",
        "/v1/session",
        "/v1/promises",
        "/v1/outcomes",
        &format!("/v1/conversations/{id}"),
        &format!("/v1/conversations/{id}/hand-over"),
        &format!("/v1/customers/{customer}/export"),
    ] {
        let told = ida.get(path).await.text;
        for word in [
            "Kathmandu",
            "pelicans",
            "10:30",
            "carried",
            "\"in_a_row\":1",
            "\"in_an_hour\":1",
            "not_now",
            "rested",
        ] {
            assert!(!told.contains(word), "{path} tells {word}: {told}");
        }
    }
    assert_eq!(care(&ida).await["in_an_hour"], 0);
    desk.stranger().get("/v1/care").await.problem(401, "unauthenticated");
}
