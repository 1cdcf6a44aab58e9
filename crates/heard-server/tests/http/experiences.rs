//! Experiences: private unless shared, found again by meaning.

use heard_desk::{Change, Email, Experience, Note, Text};
use heard_engine::{Gist, ModelChoice};
use heard_server::Config;
use heard_store::{Experiences as _, People as _, Writes as _};
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const WATCH: &str = "My grandfather's watch came back from your workshop scratched. It is all I have of him.";
const COAT: &str = "The repair shop lost a button of my late grandmother's coat. Nobody saw why it mattered; it was all I had left of her.";
const LIST: &str = "/v1/experiences";

async fn noted(client: &Client, text: &str, shared: bool) -> String {
    let body = json!({"text": text, "shared": shared});
    let noted = client.post(LIST, body).await.expect(201);
    noted["id"].as_str().unwrap().to_owned()
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list["experiences"].as_array().unwrap();
    list.iter().map(|it| it["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn noted_changed_shared_and_forgotten() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", WATCH).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let body = json!({"title": " The coat ", "text": COAT, "conversation_id": id});
    let noted = sam.post(LIST, body).await.expect(201);
    assert_eq!(
        (
            &noted["title"],
            &noted["mine"],
            &noted["shared_at"],
            &noted["by"]["name"],
            &noted["conversation_id"]
        ),
        (&json!("The coat"), &json!(true), &Value::Null, &json!("Sam"), &json!(id))
    );
    let path = format!("{LIST}/{}", noted["id"].as_str().unwrap());
    let shared = json!({"title": "  ", "text": "A coat.", "shared": true});
    let changed = sam.put(&path, shared.clone()).await.expect(200);
    assert_eq!(
        (&changed["title"], &changed["shared_at"]),
        (&Value::Null, &json!("2026-03-11T10:00:00Z"))
    );
    assert_eq!(sam.put(&path, shared).await.expect(200), changed, "twice is once");
    let seen = ida.get(LIST).await.expect(200);
    assert_eq!(
        (&seen["experiences"][0]["mine"], &seen["experiences"][0]["by"]["name"]),
        (&json!(false), &json!("Sam"))
    );
    sam.put(&path, json!({"text": "A coat.", "shared": false})).await.expect(200);
    assert!(texts(&ida.get(LIST).await.expect(200)).is_empty());
    sam.delete(&path).await.expect(204);
    sam.delete(&path).await.problem(404, "not-found");
    assert!(texts(&sam.get(LIST).await.expect(200)).is_empty());
    let poor = json!({"title": "a".repeat(201), "text": " "});
    assert_eq!(sam.post(LIST, poor).await.problem(422, "invalid"), ["title", "text"]);
    let nowhere = json!({"text": "x", "conversation_id": "018f0000-0000-7000-8000-000000000000"});
    sam.post(LIST, nowhere).await.problem(404, "not-found");
}

#[tokio::test]
async fn nobody_else_reads_a_private_one_or_changes_a_shared_one() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", WATCH).await;
    let (sam, ida, zoe) = (desk.agent("sam").await, desk.agent("ida").await, desk.agent_elsewhere("Zoe").await);
    let near = format!("/v1/conversations/{id}/experiences");
    let (private, shared) = (noted(&sam, COAT, false).await, noted(&sam, "For all: a coat.", true).await);
    for other in [&ida, &zoe] {
        for note in [&private, &shared] {
            let path = format!("{LIST}/{note}");
            other
                .put(&path, json!({"text": "x", "shared": true}))
                .await
                .problem(404, "not-found");
            other.delete(&path).await.problem(404, "not-found");
        }
    }
    assert_eq!(texts(&ida.get(LIST).await.expect(200)), ["For all: a coat."]);
    assert!(!texts(&ida.get(&near).await.expect(200)).contains(&COAT));
    assert!(
        texts(&zoe.get(LIST).await.expect(200)).is_empty(),
        "what one team shares another does not read"
    );
    zoe.get(&near).await.problem(404, "not-found");
    let beside = json!({"text": "x", "conversation_id": id});
    zoe.post(LIST, beside).await.problem(404, "not-found");
    assert_eq!(texts(&sam.get(LIST).await.expect(200)).len(), 2);
    for nobody in [&mara, &desk.stranger()] {
        nobody.get(LIST).await.problem(401, "unauthenticated");
        nobody.get(&near).await.problem(401, "unauthenticated");
        nobody.post(LIST, json!({"text": "x"})).await.problem(401, "unauthenticated");
        nobody.delete(&format!("{LIST}/{private}")).await.problem(401, "unauthenticated");
    }
}

#[tokio::test]
async fn like_ones_are_found_by_meaning() {
    let desk = TestApp::new().await;
    if !ModelChoice::Standard.is_carried() {
        println!("skipped: this build carries no weights");
        return;
    }
    let (_, id) = desk.customer("Mara", WATCH).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    noted(&sam, "A colleague brought cake for everybody on my first day.", false).await;
    noted(&ida, COAT, true).await;
    let near = format!("/v1/conversations/{id}/experiences");
    assert_eq!(texts(&sam.get(&near).await.expect(200)), [COAT]);
    noted(&sam, COAT, false).await;
    let found = sam.get(&near).await.expect(200);
    assert_eq!(texts(&found), [COAT, COAT]);
    assert_eq!(
        (&found["experiences"][0]["mine"], &found["experiences"][1]["mine"]),
        (&json!(true), &json!(false)),
        "of equals one's own comes first"
    );
    for _ in 0..3 {
        noted(&ida, COAT, true).await;
    }
    let found = sam.get(&near).await.expect(200);
    assert_eq!((texts(&found).len(), &found["experiences"][0]["mine"]), (3, &json!(true)));
    let beside = json!({"text": "I thought of my first day at school.", "conversation_id": id});
    let beside = sam.post(LIST, beside).await.expect(201);
    let found = sam.get(&near).await.expect(200);
    assert_eq!(
        (&found["experiences"][0], texts(&found).len()),
        (&beside, 3),
        "what was noted beside it is like it: somebody said so"
    );
    let (_, other) = desk.customer("Ana", "When do you open on Sunday?").await;
    let none = sam.get(&format!("/v1/conversations/{other}/experiences")).await.expect(200);
    assert!(texts(&none).is_empty(), "what is not like is not shown");
}

#[tokio::test]
async fn what_another_encoder_read_is_read_anew_and_kept() {
    let desk = TestApp::new().await;
    if !ModelChoice::Standard.is_carried() {
        println!("skipped: this build carries no weights");
        return;
    }
    let (_, id) = desk.customer("Mara", WATCH).await;
    let ida = Email::new("ida@desk.example").unwrap();
    let ida = desk.store.agent_by_email(&ida).await.unwrap().unwrap();
    let old = Note {
        title: None,
        text: Text::new(COAT).unwrap(),
        gist: Some(Gist {
            encoder: "an earlier one".to_owned(),
            direction: vec![1, 2, 3],
        }),
    };
    let now = "2026-03-10T10:00:00Z".parse().unwrap();
    let (mut experience, noted) = Experience::note(&ida, old, None, now).unwrap();
    let change: Change = noted.and(experience.share(ida.id, now).unwrap());
    desk.store.apply(&change).await.unwrap();
    let sam = desk.agent("sam").await;
    let near = format!("/v1/conversations/{id}/experiences");
    for _ in 0..2 {
        assert_eq!(texts(&sam.get(&near).await.expect(200)), [COAT]);
        let kept = desk.store.experience(experience.id).await.unwrap().unwrap();
        let gist = kept.note.gist.unwrap();
        assert!(gist.encoder.starts_with("standard-") && gist.direction.len() > 100);
        assert_eq!(
            (kept.version.number(), kept.changed_at),
            (3, now),
            "once, and its words are as old as they were"
        );
    }
}

#[tokio::test]
async fn without_an_encoder_shared_words_decide() {
    let desk = TestApp::with(Config {
        model: ModelChoice::None,
        ..Config::default()
    })
    .await;
    let (_, id) = desk.customer("Mara", WATCH).await;
    let sam = desk.agent("sam").await;
    noted(&sam, "Nobody saw why it mattered.", false).await;
    noted(&sam, "My grandfather's old watch was scratched once.", false).await;
    let found = sam.get(&format!("/v1/conversations/{id}/experiences")).await.expect(200);
    assert_eq!(texts(&found), ["My grandfather's old watch was scratched once."]);
}
