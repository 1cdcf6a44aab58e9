//! Rehearsals: played turn by turn, branched, kept as they were shown, and nobody's but their writer's.

use heard_rehearsal::Shelf;
use heard_server::{Config, Practice};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const SCENARIO: &str = "birthday-telescope";
const KEY: &str = "8f14e45f-ceea-467f-a0e6-6d5f1c2b9a30";
const TELESCOPE: &str = include_str!("../../../heard-rehearsal/scenarios/birthday-telescope.toml");

/// By cues alone: what is held here does not hang on meaning.
fn quick() -> Config {
    Config {
        model: heard_engine::ModelChoice::None,
        ..Config::default()
    }
}

fn with(files: &[(&str, &str)]) -> Config {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Config {
        practice: Practice {
            files: files.iter().map(owned).collect(),
            ..Practice::default()
        },
        ..quick()
    }
}

fn excellent() -> [String; 2] {
    let shelf = Shelf::embedded();
    let replies = &shelf.find(SCENARIO).unwrap().replies.as_ref().unwrap().excellent;
    [replies.first[0].clone(), replies.then[0].clone()]
}

async fn begin(agent: &Client) -> (Value, String) {
    let begun = agent
        .post("/v1/rehearsals", json!({"scenario": SCENARIO, "seed": 3}))
        .await
        .expect(201);
    let path = format!("/v1/rehearsals/{}", begun["id"].as_str().unwrap());
    (begun, path)
}

async fn say(agent: &Client, path: &str, after: Option<u64>, text: &str) -> Value {
    let body = json!({"after": after, "text": text});
    agent.post(&format!("{path}/replies"), body).await.expect(201)
}

#[tokio::test]
async fn scenarios_are_told_without_what_only_listening_brings_out() {
    let desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    let told = sam.get("/v1/scenarios").await.expect(200);
    let scenarios = told["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), Shelf::embedded().scenarios().len());
    assert_eq!(told["left_out"], json!([]));
    let it = scenarios.iter().find(|one| one["id"] == SCENARIO).unwrap();
    assert_eq!(
        (&it["trade"], &it["level"], &it["customer"], &it["runs"], &it["best"]),
        (&json!("parcel"), &json!(2), &json!("Dina"), &json!(0), &Value::Null)
    );
    assert!(!it["knows"].as_array().unwrap().is_empty() && !it["may"].as_array().unwrap().is_empty());
    let secret = told.to_string();
    for hidden in ["died in spring", "Hardly anybody speaks", "Mill Lane 14. It is on the label"] {
        assert!(!secret.contains(hidden), "{hidden}");
    }
    desk.stranger().get("/v1/scenarios").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_run_is_played_branched_and_debriefed() {
    let desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    let (begun, path) = begin(&sam).await;
    assert_eq!((&begun["turns"], &begun["same_scenario"]), (&json!([]), &json!(true)));
    let [first, then] = excellent();
    desk.clock.advance(SignedDuration::from_secs(5));
    let rude = say(&sam, &path, None, "Calm down, it is only a telescope.").await;
    assert_eq!(rude["turn"], 0);
    let turn = &rude["rehearsal"]["turns"][0];
    assert!(turn["mood"]["anger"].as_f64() > turn["before"]["anger"].as_f64());
    let cause = turn["causes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cause| !cause["rule"].is_null())
        .unwrap();
    assert!(
        !cause["practice"].as_array().unwrap().is_empty() && cause["why"].is_string(),
        "{cause}"
    );
    desk.clock.advance(SignedDuration::from_secs(5));
    let kind = say(&sam, &path, None, &first).await;
    assert_eq!((&kind["turn"], &kind["rehearsal"]["path"]), (&json!(1), &json!([1])));
    let going = sam.get(&format!("{path}/turns/1/debrief")).await.expect(200);
    assert!(going["impact"].is_string());
    let mut last = kind;
    for _ in 0..7 {
        let turns = last["rehearsal"]["turns"].as_array().unwrap();
        if !turns.last().unwrap()["outcome"].is_null() {
            break;
        }
        desk.clock.advance(SignedDuration::from_secs(5));
        last = say(&sam, &path, last["turn"].as_u64(), &then).await;
    }
    let whole = sam.get(&path).await.expect(200);
    assert_eq!(whole, last["rehearsal"]);
    let branches = whole["branches"].as_array().unwrap();
    assert_eq!(branches.len(), 2);
    let ended = &branches[1];
    let progress = sam.get("/v1/progress").await.expect(200);
    let mut areas = progress["areas"].as_array().unwrap().iter();
    let counts = areas.any(|area| area["sources"][0]["source"] == "rehearsal");
    assert!(counts, "an end counts in its player's progress: {progress}");
    assert!(["heard", "settled"].contains(&ended["outcome"].as_str().unwrap()), "{ended}");
    let debrief = &ended["debrief"];
    assert!(!debrief["worked"].as_array().unwrap().is_empty() && !debrief["met"].as_array().unwrap().is_empty());
    assert_eq!(branches[0]["debrief"], Value::Null, "it goes on");
    assert!(ended["standing"].as_f64() > branches[0]["standing"].as_f64());
    let at = ended["turns"].as_array().unwrap().last().unwrap();
    let over = json!({"after": at, "text": "Anything else?"});
    sam.post(&format!("{path}/replies"), over).await.problem(409, "conflict");
    assert_eq!(sam.get(&format!("{path}/turns/{at}/debrief")).await.expect(200), *debrief);
    sam.get(&format!("{path}/turns/99/debrief")).await.problem(404, "not-found");
    let listed = sam.get("/v1/rehearsals").await.expect(200)["rehearsals"][0].clone();
    assert_eq!((&listed["id"], &listed["best"]), (&whole["id"], &ended["outcome"]));
    let told = sam.get("/v1/scenarios").await.expect(200);
    let it = told["scenarios"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == SCENARIO)
        .unwrap();
    assert_eq!(
        (&it["runs"], &it["best"], &it["last_at"]),
        (&json!(1), &ended["outcome"], &whole["last_at"])
    );
}

#[tokio::test]
async fn the_coach_says_of_a_draft_what_it_is_judged_by() {
    let desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    let (_, path) = begin(&sam).await;
    let draft = "Dina, we are sorry for any inconvenience.";
    let coach = format!("{path}/coach");
    let told = sam.post(&coach, json!({"after": null, "draft": draft})).await.expect(200);
    let rules: Vec<&Value> = told["appraisal"]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["rule"])
        .collect();
    let said = say(&sam, &path, None, draft).await;
    let causes = said["rehearsal"]["turns"][0]["causes"].as_array().unwrap();
    let blamed: Vec<&Value> = causes.iter().map(|cause| &cause["rule"]["id"]).collect();
    assert!(
        rules.contains(&&json!("stock-phrase")) && blamed.contains(&&json!("stock-phrase")),
        "{rules:?} {blamed:?}"
    );
    let nowhere = json!({"after": 7, "draft": draft});
    assert_eq!(sam.post(&coach, nowhere).await.problem(422, "invalid"), ["after"]);
}

#[tokio::test]
async fn what_somebody_rehearsed_is_found_by_nobody_else() {
    let desk = TestApp::with(quick()).await;
    let (sam, ida, zoe) = (desk.agent("sam").await, desk.agent("ida").await, desk.agent_elsewhere("Zoe").await);
    let (_, path) = begin(&sam).await;
    say(&sam, &path, None, "Good morning, Dina.").await;
    for other in [&ida, &zoe] {
        other.get(&path).await.problem(404, "not-found");
        other.delete(&path).await.problem(404, "not-found");
        let body = json!({"after": null, "text": "Hello"});
        other.post(&format!("{path}/replies"), body).await.problem(404, "not-found");
        let body = json!({"after": null, "draft": "Hello"});
        other.post(&format!("{path}/coach"), body).await.problem(404, "not-found");
        other.get(&format!("{path}/turns/0/debrief")).await.problem(404, "not-found");
        assert_eq!(other.get("/v1/rehearsals").await.expect(200)["rehearsals"], json!([]));
        assert!(!other.get("/v1/scenarios").await.expect(200).to_string().contains("\"runs\":1"));
        other.delete("/v1/rehearsals").await.expect(204);
    }
    sam.get(&path).await.expect(200);
    let anybody = desk.stranger();
    anybody.get(&path).await.problem(401, "unauthenticated");
    let bare = sam.without("x-heard-csrf");
    bare.post("/v1/rehearsals", json!({"scenario": SCENARIO}))
        .await
        .problem(403, "csrf");
    bare.delete("/v1/rehearsals").await.problem(403, "csrf");
    bare.post(&format!("{path}/replies"), json!({"after": null, "text": "x"}))
        .await
        .problem(403, "csrf");
    sam.delete(&path).await.expect(204);
    sam.get(&path).await.problem(404, "not-found");
    begin(&sam).await;
    sam.delete("/v1/rehearsals").await.expect(204);
    assert_eq!(sam.get("/v1/rehearsals").await.expect(200)["rehearsals"], json!([]));
}

#[tokio::test]
async fn what_is_not_right_is_named() {
    let desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    for (body, field) in [
        (json!({"scenario": "nobody"}), "scenario"),
        (json!({"scenario": SCENARIO, "seed": 9_007_199_254_740_992_u64}), "seed"),
        (json!({}), "scenario"),
    ] {
        assert_eq!(sam.post("/v1/rehearsals", body).await.problem(422, "invalid"), [field]);
    }
    let (_, path) = begin(&sam).await;
    for (body, field) in [
        (json!({"after": null, "text": " \n "}), "text"),
        (json!({"after": null, "text": "x".repeat(5_001)}), "text"),
        (json!({"after": 0, "text": "Hello"}), "after"),
        (json!({"after": -1, "text": "Hello"}), "after"),
    ] {
        assert_eq!(sam.post(&format!("{path}/replies"), body).await.problem(422, "invalid"), [field]);
    }
}

#[tokio::test]
async fn under_a_key_a_reply_is_said_once() {
    let desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    let mut keyed = sam.clone();
    keyed.set("idempotency-key", KEY);
    let body = json!({"scenario": SCENARIO});
    let begun = keyed.post("/v1/rehearsals", body.clone()).await.expect(201);
    assert_eq!(keyed.post("/v1/rehearsals", body).await.expect(201), begun, "the same seed too");
    let other = json!({"scenario": "at-gate-nine"});
    keyed.post("/v1/rehearsals", other).await.problem(409, "key-used");
    let replies = format!("/v1/rehearsals/{}/replies", begun["id"].as_str().unwrap());
    let body = json!({"after": null, "text": "Good morning, Dina."});
    let said = keyed.post(&replies, body.clone()).await.expect(201);
    assert_eq!(keyed.post(&replies, body.clone()).await.expect(201), said);
    keyed
        .post(&replies, json!({"after": null, "text": "Hello."}))
        .await
        .problem(409, "key-used");
    let again = sam.post(&replies, body).await.expect(201);
    assert_eq!(
        (&again["turn"], again["rehearsal"]["turns"].as_array().unwrap().len()),
        (&json!(1), 2)
    );
}

#[tokio::test]
async fn replies_are_rationed() {
    let desk = TestApp::with(quick()).await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    for _ in 0..40 {
        assert_eq!(sam.post("/v1/rehearsals", json!({"scenario": SCENARIO})).await.status, 201);
    }
    sam.post("/v1/rehearsals", json!({"scenario": SCENARIO}))
        .await
        .problem(429, "too-many-requests");
    begin(&ida).await;
    desk.clock.advance(SignedDuration::from_mins(1));
    begin(&sam).await;
}

#[tokio::test]
async fn a_broken_file_is_told_and_the_others_stand() {
    let broken = TELESCOPE.replace("trade = \"parcel\"", "trade = \"parcels\"");
    let ours = TELESCOPE.replace("The telescope that was never delivered", "Ours");
    let desk = TestApp::with(with(&[("ours/broken.toml", &broken), ("ours/night.toml", &ours)])).await;
    let sam = desk.agent("sam").await;
    let told = sam.get("/v1/scenarios").await.expect(200);
    let [left] = &told["left_out"].as_array().unwrap()[..] else {
        panic!("{told}")
    };
    assert_eq!(
        (&left["file"], &left["line"], &left["field"]),
        (&json!("ours/broken.toml"), &json!(2), &json!("trade"))
    );
    assert!(left["reason"].as_str().unwrap().contains("did you mean `parcel`?"), "{left}");
    assert!(told["scenarios"].as_array().unwrap().iter().any(|one| one["title"] == "Ours"));
    sam.post("/v1/rehearsals", json!({"scenario": "night"})).await.expect(201);
}

/// The same desk with other files: what was played is looked at as it was, and not played on.
#[tokio::test]
async fn a_changed_scenario_breaks_no_old_run() {
    let mut desk = TestApp::with(with(&[("ours/night.toml", TELESCOPE)])).await;
    let sam = desk.agent("sam").await;
    let begun = sam
        .post("/v1/rehearsals", json!({"scenario": "night", "seed": 3}))
        .await
        .expect(201);
    let path = format!("/v1/rehearsals/{}", begun["id"].as_str().unwrap());
    say(&sam, &path, None, "Good morning, Dina.").await;
    let before = sam.get(&path).await.expect(200);
    let changed = TELESCOPE.replace("Good that you looked", "Well");
    for (files, there) in [(vec![("ours/night.toml", changed.as_str())], true), (vec![], false)] {
        desk.restart(with(&files));
        let sam = desk.agent("sam").await;
        let now = sam.get(&path).await.expect(200);
        assert_eq!((&now["same_scenario"], now["scenario"].is_null()), (&json!(false), !there));
        for same in ["title", "customer", "opening", "start", "turns", "branches", "path"] {
            assert_eq!(now[same], before[same], "{same}");
        }
        let body = json!({"after": 0, "text": "Where were we?"});
        sam.post(&format!("{path}/replies"), body).await.problem(409, "conflict");
        let body = json!({"after": 0, "draft": "Where were we?"});
        sam.post(&format!("{path}/coach"), body).await.problem(409, "conflict");
    }
    desk.restart(with(&[("ours/night.toml", TELESCOPE)]));
    let sam = desk.agent("sam").await;
    assert_eq!(sam.get(&path).await.expect(200), before, "played again it is the same");
    say(&sam, &path, Some(0), "Where were we?").await;
}

/// The same desk with another coach: what was shown stands, and what is said otherwise today is said beside it.
#[tokio::test]
async fn another_coach_rewrites_nothing() {
    let mut desk = TestApp::with(quick()).await;
    let sam = desk.agent("sam").await;
    let (_, path) = begin(&sam).await;
    say(&sam, &path, None, "We are sorry for any inconvenience.").await;
    let before = sam.get(&path).await.expect(200);
    assert_eq!(before["turns"][0]["today"], Value::Null);
    let strict = "[coach.rules]\nstock-phrase = \"error\"\n";
    desk.restart(Config {
        coach: heard_engine::Settings::from_toml("heard.toml", strict).unwrap(),
        ..quick()
    });
    let sam = desk.agent("sam").await;
    let mut now = sam.get(&path).await.expect(200);
    let today = now["turns"][0]["today"].take();
    assert!(
        today["mood"]["anger"].as_f64() > before["turns"][0]["mood"]["anger"].as_f64(),
        "{today}"
    );
    assert_eq!(now, before);
    let on = say(&sam, &path, Some(0), "Dina, I see why you are angry.").await;
    assert_eq!(
        on["rehearsal"]["turns"][1]["before"], before["turns"][0]["mood"],
        "it goes on from what was shown"
    );
}
