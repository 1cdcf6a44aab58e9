//! “Did you feel heard?”, from the customer's page to the team's list.

use heard_server::Config;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

/// A calm customer, answered; the conversation is closed.
async fn over(desk: &TestApp, name: &str) -> (Client, Client, String) {
    let (customer, id) = desk.customer(name, "When do you open on Sunday?").await;
    let sam = desk.agent("sam").await;
    let text = "We open at ten on Sunday.";
    sam.post(&format!("/v1/conversations/{id}/replies"), json!({"text": text, "promises": []}))
        .await
        .expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    sam.post(&format!("/v1/conversations/{id}/close"), json!({"leave_needs": true}))
        .await
        .expect(204);
    (customer, sam, id)
}

const ASK: &str = "/v1/widget/feedback";

#[tokio::test]
async fn asked_when_it_is_over_and_once() {
    let desk = TestApp::new().await;
    let (other, _) = desk.customer("Ana", "Where is it?").await;
    assert_eq!(other.get("/v1/widget/conversation").await.expect(200)["feedback"]["asked"], false);
    other.post(ASK, json!({"heard": "fully"})).await.problem(409, "conflict");
    let (mara, sam, id) = over(&desk, "Mara").await;
    assert_eq!(mara.get("/v1/widget/conversation").await.expect(200)["feedback"]["asked"], true);
    assert_eq!(
        mara.post(ASK, json!({"heard": "five stars"})).await.problem(422, "invalid"),
        ["heard"]
    );
    let given = mara.post(ASK, json!({"heard": "mostly"})).await.expect(200);
    assert_eq!(
        (&given["feedback"]["asked"], &given["feedback"]["heard"]),
        (&json!(false), &json!("mostly"))
    );
    let more = json!({"heard": "mostly", "satisfied": "fully", "words": "Quick and kind."});
    mara.post(ASK, more).await.expect(200);
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    assert_eq!(
        (&seen["feedback"]["words"], &seen["feedback"]["open"], &seen["state"]),
        (&json!("Quick and kind."), &json!(false), &json!("closed"))
    );
    let listed = sam.get("/v1/feedback").await.expect(200);
    assert_eq!(
        (
            listed["feedback"].as_array().unwrap().len(),
            &listed["feedback"][0]["customer_name"]
        ),
        (1, &json!("Mara"))
    );
    mara.get("/v1/feedback").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_bad_answer_comes_back_as_work_and_is_answered_by_writing() {
    let desk = TestApp::new().await;
    let (mara, sam, id) = over(&desk, "Mara").await;
    mara.post(ASK, json!({"heard": "not_at_all", "words": "Nobody asked what for."}))
        .await
        .expect(200);
    let queue = sam.get("/v1/conversations").await.expect(200);
    assert_eq!(queue["conversations"][0]["id"], id);
    assert!(!queue["conversations"][0]["waiting_since"].is_null());
    let open = |seen: &Value| (seen["feedback"]["open"].clone(), seen["feedback"]["owner_id"].is_string());
    let path = format!("/v1/conversations/{id}");
    assert_eq!(open(&sam.get(&path).await.expect(200)), (json!(true), true));
    let said = sam
        .post(&format!("{path}/coach"), json!({"draft": ""}))
        .await
        .expect(200)
        .to_string();
    assert!(
        said.contains("They did not feel heard: “Nobody asked what for"),
        "the coach speaks of what they say now: {said}"
    );
    let text = "You asked about Sunday and I never asked what for. Tell me, please.";
    sam.post(&format!("{path}/replies"), json!({"text": text, "promises": []}))
        .await
        .expect(201);
    desk.after(SignedDuration::from_secs(10)).await;
    assert_eq!(open(&sam.get(&path).await.expect(200)), (json!(false), true));
}

#[tokio::test]
async fn a_questionnaire_is_answered_whole_or_not() {
    let study = vec![
        "I could say what I wanted to say.".to_owned(),
        "They cared about what I said.".to_owned(),
    ];
    let desk = TestApp::with(Config {
        study,
        ..Config::default()
    })
    .await;
    let (mara, sam, id) = over(&desk, "Mara").await;
    let asked = mara.get("/v1/widget/conversation").await.expect(200)["feedback"]["statements"].clone();
    assert_eq!(asked[1], "They cared about what I said.");
    for wrong in [json!([7]), json!([0, 4]), json!([1, 8]), json!([1, 2, 3])] {
        let refused = mara.post(ASK, json!({"heard": "mostly", "scale": wrong})).await;
        assert_eq!(refused.problem(422, "invalid"), ["scale"]);
    }
    mara.post(ASK, json!({"heard": "mostly"})).await.expect(200);
    let given = mara.post(ASK, json!({"heard": "mostly", "scale": [7, 2]})).await.expect(200);
    assert_eq!(given["feedback"]["scale"], json!([7, 2]));
    let seen = sam.get(&format!("/v1/conversations/{id}")).await.expect(200);
    assert_eq!(seen["feedback"]["scale"], json!([7, 2]));
}

#[test]
fn a_questionnaire_that_cannot_be_asked_is_refused_with_its_place() {
    let trouble = |study: Vec<String>| {
        Config {
            study,
            ..Config::default()
        }
        .study_trouble()
    };
    assert_eq!(trouble(vec!["Fine.".to_owned()]), None);
    assert!(trouble(vec!["Fine.".to_owned(), " ".to_owned()]).unwrap().starts_with("study[1]: "));
    assert!(trouble(vec!["Fine.".to_owned(); 21]).unwrap().starts_with("study: at most 20"));
}
