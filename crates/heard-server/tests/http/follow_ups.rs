//! Check-backs, from the plan to the customer's answer.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Answered and closed, with a check-back in three days.
async fn planned(desk: &TestApp) -> (Client, Client, String, Value) {
    let (customer, id) = desk.customer("Mara", "The bed squeaks. Can you help?").await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    sam.post(
        &format!("{path}/replies"),
        json!({"text": "Tighten the two bolts under the slats."}),
    )
    .await
    .expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    let plan = json!({"due": IN_THREE_DAYS, "text": "Mara, is it really quiet now?"});
    let planned = sam.post(&format!("{path}/follow-ups"), plan).await.expect(201);
    sam.post(&format!("{path}/close"), json!({"leave_needs": true})).await.expect(204);
    (customer, sam, path, planned)
}

/// Three days after the desk has opened and a reply has gone out.
const IN_THREE_DAYS: &str = "2026-03-14T10:00:10Z";

const VIEW: &str = "/v1/widget/conversation";

#[tokio::test]
async fn it_goes_out_once_and_not_yet_is_work_again() {
    let desk = TestApp::new().await;
    let (mara, sam, path, planned) = planned(&desk).await;
    let listed = sam.get("/v1/follow-ups").await.expect(200);
    assert_eq!(
        (&listed["follow_ups"][0]["id"], &listed["follow_ups"][0]["customer_name"]),
        (&planned["id"], &json!("Mara"))
    );
    assert_eq!(mara.get(VIEW).await.expect(200)["check_back"], Value::Null);
    desk.after(DAY * 3).await;
    desk.after(DAY * 9).await;
    let seen = mara.get(VIEW).await.expect(200);
    assert_eq!(seen["messages"].as_array().unwrap().len(), 3, "once, a week of being off or not");
    assert_eq!(
        (&seen["messages"][2]["text"], &seen["state"]),
        (&json!("Mara, is it really quiet now?"), &json!("closed"))
    );
    let answer = format!("/v1/widget/follow-ups/{}", seen["check_back"]["id"].as_str().unwrap());
    assert_eq!(mara.post(&answer, json!({"well": true})).await.expect(200)["state"], "closed");
    let said = mara.post(&answer, json!({"well": false})).await.expect(200);
    assert_eq!((&said["state"], &said["check_back"]["well"]), (&json!("open"), &json!(false)));
    let queue = sam.get("/v1/conversations").await.expect(200);
    assert!(queue["conversations"][0]["flags"].as_array().unwrap().contains(&json!("repeat")));
    let thread = sam.get(&path).await.expect(200);
    assert_eq!(
        (&thread["follow_ups"][0]["state"], &thread["follow_ups"][0]["well"]),
        (&json!("answered"), &json!(false))
    );
    assert_eq!(sam.get("/v1/follow-ups").await.expect(200)["follow_ups"], json!([]));
}

#[tokio::test]
async fn not_yet_is_a_second_failure_for_the_coach() {
    let desk = TestApp::new().await;
    let (mara, sam, path, _) = planned(&desk).await;
    desk.after(DAY * 3).await;
    let check_back = mara.get(VIEW).await.expect(200)["check_back"]["id"].clone();
    let answer = format!("/v1/widget/follow-ups/{}", check_back.as_str().unwrap());
    let coached = async |draft: &str| {
        let coaching = sam.post(&format!("{path}/coach"), json!({"draft": draft})).await.expect(200);
        let findings = coaching["appraisal"]["findings"].as_array().unwrap().clone();
        let second = findings.iter().any(|finding| finding["rule"] == "second-failure");
        (second, coaching["guidance"]["step"].as_str().unwrap().to_owned())
    };
    let as_the_first = "Hello Mara, please send us a photo of the slats.";
    assert!(!coached(as_the_first).await.0, "nobody has said so");
    mara.post(&answer, json!({"well": false})).await.expect(200);
    assert_eq!(coached(as_the_first).await, (true, "validate".to_owned()));
    let owned = "Hello Mara, I am sorry that it is still not quiet. Please send us a photo of the slats.";
    assert!(!coached(owned).await.0);
    desk.clock.advance(SignedDuration::from_secs(1));
    mara.post(
        "/v1/widget/messages",
        json!({"text": "Sorry, wrong button. All is well, thank you so much!"}),
    )
    .await
    .expect(201);
    assert!(!coached("That is good to read. Sleep well!").await.0, "they took it back in words");
    mara.post(&answer, json!({"well": true})).await.expect(200);
    assert!(!coached(as_the_first).await.0, "or with a click");
}

#[tokio::test]
async fn who_waits_is_not_asked() {
    let desk = TestApp::new().await;
    let (mara, sam, path, _) = planned(&desk).await;
    mara.post("/v1/widget/messages", json!({"text": "It squeaks again. What now?"}))
        .await
        .expect(201);
    desk.after(DAY * 3).await;
    let thread = sam.get(&path).await.expect(200);
    assert_eq!(
        (&thread["follow_ups"][0]["state"], thread["messages"].as_array().unwrap().len()),
        (&json!("dropped"), 3)
    );
}

#[tokio::test]
async fn it_can_be_dropped_and_belongs_to_its_own() {
    let desk = TestApp::new().await;
    let (_, sam, path, planned) = planned(&desk).await;
    let (other, _) = desk.customer("Nell", "Hello?").await;
    let answer = format!("/v1/widget/follow-ups/{}", planned["id"].as_str().unwrap());
    other.post(&answer, json!({"well": true})).await.problem(404, "not-found");
    let path = format!("{path}/follow-ups");
    let plan = async |due: Value| sam.post(&path, json!({"due": due, "text": "Well?"})).await;
    plan(json!(IN_THREE_DAYS)).await.problem(409, "conflict");
    assert_eq!(plan(json!("soon")).await.problem(422, "invalid"), ["due"]);
    let one = format!("/v1/follow-ups/{}", planned["id"].as_str().unwrap());
    assert_eq!(sam.delete(&one).await.expect(200)["state"], "dropped");
    sam.delete(&one).await.problem(409, "conflict");
    assert_eq!(plan(json!("2020-01-01T00:00:00Z")).await.problem(422, "invalid"), ["due"]);
    plan(json!(IN_THREE_DAYS)).await.expect(201);
}
