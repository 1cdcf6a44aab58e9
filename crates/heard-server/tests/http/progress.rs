//! Progress: its owner's alone, from all that they practised; the team's, told of many.

use heard_desk::{Agent, Email, Mark, Source};
use heard_server::Clock;
use heard_store::{Own as _, People as _};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

async fn who(desk: &TestApp, name: &str) -> Agent {
    let email = Email::new(format!("{name}@desk.example")).unwrap();
    desk.store.agent_by_email(&email).await.unwrap().unwrap()
}

async fn earns(desk: &TestApp, name: &str, area: char, got: u32, of: u32) {
    let mark = Mark::new(area, Source::Rehearsal, got, of, Clock::manual(&desk.clock).now());
    desk.app.mark(&who(desk, name).await, mark).await.unwrap();
}

async fn area(agent: &Client, letter: &str) -> Value {
    let told = agent.get("/v1/progress").await.expect(200);
    let areas = told["areas"].as_array().unwrap();
    areas.iter().find(|area| area["letter"] == letter).unwrap().clone()
}

#[tokio::test]
async fn it_is_gathered_week_by_week_and_forgotten_whole() {
    let desk = TestApp::new().await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    earns(&desk, "ida", 'V', 3, 4).await;
    let item = ida.get("/v1/quiz/next?areas=V").await.expect(200)["item"]["id"].clone();
    let answered = ida.post("/v1/quiz/answers", json!({"item": item, "chosen": [0]})).await.expect(201);
    let right = u64::from(answered["right"] == true);
    desk.clock.advance(SignedDuration::from_hours(24 * 7));
    earns(&desk, "ida", 'V', 1, 10).await;
    let shown = area(&ida, "V").await;
    assert_eq!(
        (&shown["share"]["right"], &shown["share"]["of"], &shown["share"]["few"]),
        (&json!(4 + right), &json!(15), &json!(false))
    );
    assert_eq!(shown["weeks"][0]["week"], "2026-03-09");
    assert_eq!(shown["weeks"][0]["share"]["of"], 5);
    assert_eq!(
        shown["weeks"][1]["share"],
        json!({"right": 1, "of": 10, "low": shown["weeks"][1]["share"]["low"], "high": shown["weeks"][1]["share"]["high"], "few": false})
    );
    assert_eq!(
        shown["sources"],
        json!([{"source": "quiz", "answers": 1}, {"source": "rehearsal", "answers": 14}])
    );
    assert_eq!(area(&sam, "V").await["share"]["of"], 0);
    sam.delete("/v1/progress").await;
    assert_eq!(area(&ida, "V").await["share"]["of"], 15, "nobody forgets it for her");
    assert_eq!(ida.delete("/v1/progress").await.status, 204);
    assert_eq!(area(&ida, "V").await["share"]["of"], 0);
    assert_eq!(ida.get("/v1/quiz/next").await.expect(200)["progress"], json!([]));
    desk.stranger().get("/v1/progress").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn replies_count_for_those_who_wish_it_in_numbers() {
    let desk = TestApp::new().await;
    let (_, id) = desk
        .customer(
            "Mara",
            "My oven arrived broken for the second time and I have guests on Sunday. I am furious.",
        )
        .await;
    let ida = desk.agent("ida").await;
    let reply = async |text: &str| {
        let path = format!("/v1/conversations/{id}/replies");
        ida.post(&path, json!({"text": text})).await.expect(201);
        desk.after(SignedDuration::from_secs(11)).await;
        desk.store.marks(who(&desk, "ida").await.id).await.unwrap()
    };
    let words = "I am so sorry, Mara: a broken oven for the second time, with guests on Sunday. I will call the driver now.";
    assert_eq!(reply(words).await, [], "not unless she says so");
    ida.put("/v1/own/wishes", json!({"tally": false, "replies": true})).await;
    let marks = reply(words).await;
    assert!(!marks.is_empty());
    assert!(marks.iter().all(|mark| mark.source == Source::Reply && mark.got <= mark.of));
    assert!(marks.iter().any(|mark| mark.got > 0));
}

#[tokio::test]
async fn a_teams_is_told_of_five_and_of_weeks_that_are_over() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let ida = desk.agent("ida").await;
    ida.get("/v1/progress/team").await.problem(403, "leads-only");
    let names = ["ada", "ben", "cleo", "dan", "eve", "fay", "gus", "hal", "ina", "jon", "kai"];
    for name in names {
        desk.joins(name).await;
    }
    for (place, name) in names.iter().enumerate() {
        earns(&desk, name, 'V', if place < 5 { 2 } else { 9 }, 10).await;
        if place < 4 {
            earns(&desk, name, 'L', 9, 10).await;
        }
    }
    let told = async |letter: &str| {
        let told = sam.get("/v1/progress/team").await.expect(200);
        let areas = told["areas"].as_array().unwrap();
        let area = areas.iter().find(|area| area["letter"] == letter).unwrap();
        (area["people_at_least"].clone(), area["bands"].clone())
    };
    assert_eq!(told("V").await, (Value::Null, json!([])), "this week is under way");
    desk.clock.advance(SignedDuration::from_hours(24 * 7));
    let bands = json!([
        {"from": "beginning", "to": "beginning", "people_at_least": 5},
        {"from": "under_way", "to": "sure", "people_at_least": 5},
    ]);
    assert_eq!(told("V").await, (json!(10), bands));
    assert_eq!(told("L").await, (Value::Null, json!([])), "of four nothing is told");
}
