//! Practice and exams: kept for the one who answers, told of items and of nobody, and certificates that can be checked.

use heard_quiz::Bank;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

/// Places of the answers that are right, or of one that is wrong.
fn places(item: &Value, right: bool) -> Vec<usize> {
    let bank = Bank::own();
    let item = bank.item(item["id"].as_str().unwrap()).unwrap();
    let places = item.answers.iter().enumerate();
    let found = places.filter(|(_, answer)| answer.right == right).map(|(place, _)| place);
    if right { found.collect() } else { found.take(1).collect() }
}

async fn sit(agent: &Client, right: bool) -> Value {
    let exam = agent.post("/v1/exams", json!({"items": 8, "minutes": 10})).await.expect(201);
    let path = format!("/v1/exams/{}", exam["id"].as_str().unwrap());
    for question in exam["questions"].as_array().unwrap() {
        assert_eq!(
            (&question["reasons"], &question["chosen"]),
            (&Value::Null, &json!([])),
            "no reason while it runs"
        );
        let item = &question["item"];
        let body = json!({"item": item["id"], "chosen": places(item, right)});
        agent.post(&format!("{path}/answers"), body).await.expect(204);
    }
    agent.post(&format!("{path}/finish"), json!({})).await.expect(200)
}

#[tokio::test]
async fn an_answer_brings_every_reason_and_the_item_back_in_its_time() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let next = sam.get("/v1/quiz/next?areas=V&level=1").await.expect(200);
    let item = &next["item"];
    assert_eq!(
        (&item["chapter"], &item["level"], &next["again"]),
        (&json!("V"), &json!(1), &json!(false))
    );
    assert!(!next.to_string().contains("reason"), "what is right is not told before");
    let wrong = json!({"item": item["id"], "chosen": places(item, false)});
    let answered = sam.post("/v1/quiz/answers", wrong).await.expect(201);
    assert_eq!(answered["right"], false);
    assert_eq!(
        answered["reasons"].as_array().unwrap().len(),
        item["answers"].as_array().unwrap().len()
    );
    assert!(
        answered["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .all(|reason| !reason["reason"].as_str().unwrap().is_empty())
    );
    assert_eq!(answered["due_at"], "2026-03-11T10:10:00Z");
    desk.after(SignedDuration::from_mins(11)).await;
    let again = sam.get("/v1/quiz/next?areas=V&level=1").await.expect(200);
    assert_eq!((&again["item"]["id"], &again["again"]), (&item["id"], &json!(true)));
    let right = json!({"item": item["id"], "chosen": places(item, true)});
    let answered = sam.post("/v1/quiz/answers", right).await.expect(201);
    assert_eq!(
        (&answered["right"], &answered["due_at"]),
        (&json!(true), &json!("2026-03-12T10:11:00Z"))
    );
    assert_eq!(answered["progress"][0]["share"]["few"], true);
    for (body, field) in [
        (json!({"item": "nothing", "chosen": [0]}), "item"),
        (json!({"item": item["id"], "chosen": []}), "chosen"),
        (json!({"item": item["id"], "chosen": [9]}), "chosen"),
    ] {
        assert_eq!(sam.post("/v1/quiz/answers", body).await.problem(422, "invalid"), [field]);
    }
    assert_eq!(sam.get("/v1/quiz/next?areas=X").await.problem(422, "invalid"), ["areas"]);
    assert_eq!(sam.get("/v1/quiz/next?level=4").await.problem(422, "invalid"), ["level"]);
    desk.stranger().get("/v1/quiz/next").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn what_somebody_answered_is_found_by_nobody_else() {
    let desk = TestApp::new().await;
    let (sam, ida, zoe) = (desk.agent("sam").await, desk.agent("ida").await, desk.agent_elsewhere("Zoe").await);
    let exam = sit(&sam, true).await;
    let path = format!("/v1/exams/{}", exam["id"].as_str().unwrap());
    let item = sam.get("/v1/quiz/next").await.expect(200)["item"].clone();
    let body = json!({"item": item["id"], "chosen": places(&item, false)});
    sam.post("/v1/quiz/answers", body.clone()).await.expect(201);
    for other in [&ida, &zoe] {
        other.get(&path).await.problem(404, "not-found");
        other.get(&format!("{path}/certificate")).await.problem(404, "not-found");
        other.post(&format!("{path}/answers"), body.clone()).await.problem(404, "not-found");
        other.post(&format!("{path}/finish"), json!({})).await.problem(404, "not-found");
        assert_eq!(other.get("/v1/exams").await.expect(200), json!({"exams": []}));
        assert_eq!(other.get("/v1/quiz/next").await.expect(200)["progress"], json!([]));
        other.get("/v1/quiz/items/statistics").await.problem(403, "leads-only");
    }
    desk.clock.advance(SignedDuration::from_hours(24 * 7));
    let told = sam.get("/v1/quiz/items/statistics").await.expect(200);
    let items = told["items"].as_array().unwrap();
    assert!(
        items
            .iter()
            .all(|item| item["easy"].is_null() && item["tells"].is_null() && item["people_at_least"].is_null()),
        "of one person nothing is told"
    );
    sam.without("x-heard-csrf").post("/v1/exams", json!({})).await.problem(403, "csrf");
}

#[tokio::test]
async fn an_exam_is_over_with_its_time_and_a_certificate_tells_of_a_passed_one() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let failed = sit(&sam, false).await;
    assert_eq!(
        (&failed["score"]["passed"], &failed["score"]["share"]["right"]),
        (&json!(false), &json!(0))
    );
    assert!(failed["questions"][0]["reasons"]["reasons"].is_array());
    let none = format!("/v1/exams/{}/certificate", failed["id"].as_str().unwrap());
    sam.get(&none).await.problem(409, "conflict");

    let passed = sit(&sam, true).await;
    assert_eq!(
        (&passed["score"]["passed"], &passed["score"]["share"]["right"]),
        (&json!(true), &json!(8))
    );
    let path = format!("/v1/exams/{}", passed["id"].as_str().unwrap());
    sam.post(&format!("{path}/finish"), json!({})).await.problem(409, "conflict");
    let made = sam.get(&format!("{path}/certificate")).await.expect(200);
    let token = made["token"].as_str().unwrap().to_owned();
    let mut anybody = desk.stranger();
    anybody.get("/v1/certificate").await.problem(401, "unauthenticated");
    anybody.set("authorization", &format!("Bearer {token}"));
    let told = anybody.get("/v1/certificate").await.expect(200);
    assert_eq!(told, made["certificate"]);
    assert_eq!((&told["name"], &told["right"], &told["of"]), (&json!("Sam"), &json!(8), &json!(8)));
    anybody.set("authorization", &format!("Bearer x{token}"));
    anybody.get("/v1/certificate").await.problem(401, "unauthenticated");

    let exam = sam
        .post("/v1/exams", json!({"items": 5, "minutes": 1, "areas": "LV"}))
        .await
        .expect(201);
    let path = format!("/v1/exams/{}", exam["id"].as_str().unwrap());
    let item = &exam["questions"][0]["item"];
    let body = json!({"item": item["id"], "chosen": places(item, true)});
    let other = json!({"item": "nothing", "chosen": [0]});
    assert_eq!(
        sam.post(&format!("{path}/answers"), other).await.problem(422, "invalid"),
        ["chosen"]
    );
    desk.after(SignedDuration::from_mins(2)).await;
    sam.post(&format!("{path}/answers"), body).await.problem(409, "conflict");
    let over = sam.post(&format!("{path}/finish"), json!({})).await.expect(200);
    assert_eq!(over["score"]["finished_at"], exam["ends_at"]);
    for (body, field) in [
        (json!({"items": 4}), "items"),
        (json!({"minutes": 0}), "minutes"),
        (json!({"areas": "Q"}), "areas"),
    ] {
        assert_eq!(sam.post("/v1/exams", body).await.problem(422, "invalid"), [field]);
    }
}
