//! A scenario out of a past conversation: shown before anything is kept, its writer's alone until they share it, and nothing in it leads to the customer.

use heard_rehearsal::Shelf;
use heard_server::Config;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const TELESCOPE: &str = include_str!("../../../heard-rehearsal/scenarios/birthday-telescope.toml");
/// What could tell who it was.
const REAL: [&str; 6] = ["Quillfeather", "Dorothea", "Zephyrion", "KT-4471", "Ottery", "Dolly"];

/// By cues alone: what is held here does not hang on meaning.
async fn desk() -> TestApp {
    let config = Config {
        model: heard_engine::ModelChoice::None,
        ..Config::default()
    };
    TestApp::with(config).await
}

/// Dorothea's conversation, and the path of its scenario.
async fn past(desk: &TestApp, agent: &Client) -> (String, String) {
    let text = "My Zephyrion kettle KT-4471 arrived broken again. I am furious. My daughter’s birthday in ottery is ruined, and I had promised her. \
                Dolly will not wait for ever. Dorothea Quillfeather";
    let (_, id) = desk.customer("Dorothea Quillfeather", text).await;
    desk.clock.advance(SignedDuration::from_secs(5));
    let at = format!("/v1/conversations/{id}");
    let sent = json!({"text": "Dear Dorothea, I am sorry for any inconvenience. We will look into it. Sam"});
    agent.post(&format!("{at}/replies"), sent).await.expect(201);
    desk.after(SignedDuration::from_secs(11)).await;
    let customer = agent.get(&at).await.expect(200)["customer"]["id"].as_str().unwrap().to_owned();
    let fact = json!({"kind": "called", "line": "Dolly"});
    let noted = agent.post(&format!("/v1/customers/{customer}/facts"), fact).await;
    assert!(noted.status.is_success(), "{}", noted.text);
    (id.clone(), format!("{at}/scenario"))
}

fn own(shelf: &Value) -> Vec<&Value> {
    let all = shelf["scenarios"].as_array().unwrap();
    all.iter().filter(|one| !one["made"].is_null()).collect()
}

#[tokio::test]
async fn a_conversation_is_shown_kept_and_played() {
    let desk = desk().await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let (conversation, path) = past(&desk, &sam).await;
    let first = sam.post(&path, json!({})).await.expect(200);
    let replaced = |shown: &Value, was: &str| shown["stand_ins"].as_array().unwrap().iter().any(|one| one["was"] == was);
    for known in ["Dorothea", "Quillfeather", "Dolly", "KT-4471"] {
        assert!(replaced(&first, known), "{known}: {}", first["stand_ins"]);
    }
    let again = first["again"].to_string();
    assert!(again.contains("Zephyrion"), "a capital is pointed out: {again}");
    assert!(
        first["scenario"].as_str().unwrap().contains("ottery"),
        "no list knows it in small letters"
    );
    let told = json!({"replace": ["place:ottery", "Zephyrion"], "keep": ["Sam"]});
    let shown = sam.post(&path, told.clone()).await.expect(200);
    let text = shown["scenario"].as_str().unwrap().to_owned();
    let joined: Vec<String> = shown["messages"].as_array().unwrap().iter().map(Value::to_string).collect();
    for real in REAL {
        let folded = real.to_lowercase();
        assert!(!text.to_lowercase().contains(&folded), "{real}");
        assert!(!joined.join(" ").to_lowercase().contains(&folded), "{real}");
    }
    assert!(joined.join(" ").contains("Sam"), "what is kept stays");
    let pieces = shown["messages"][0]["pieces"].as_array().unwrap();
    assert!(pieces.iter().any(|piece| piece["stand_in"].is_u64()) && shown["messages"][0]["from_customer"] == true);

    let of = json!({"conversation": conversation, "told": told});
    let checked = sam.post("/v1/scenarios/check", json!({"text": text, "of": of})).await.expect(200);
    assert_eq!((&checked["errors"], &checked["came_back"]), (&json!([]), &json!([])));
    assert!(checked["gaps"].as_array().unwrap().len() > 5);
    let careless = format!("{text}\n# As Mrs Quillfeather wrote of her Zephyrion.\n");
    let checked = sam
        .post("/v1/scenarios/check", json!({"text": careless, "of": of}))
        .await
        .expect(200);
    assert_eq!(checked["came_back"], json!(["Quillfeather", "Zephyrion"]));

    assert!(
        own(&sam.get("/v1/scenarios").await.expect(200)).is_empty(),
        "nothing is kept of what is shown"
    );
    let kept = sam.post("/v1/scenarios", json!({"text": text})).await.expect(201);
    assert!(
        !kept.to_string().contains(&conversation),
        "it does not say of which conversation it was made"
    );
    let twice = sam.post("/v1/scenarios", json!({"text": text})).await.expect(201);
    assert_eq!(twice["id"], kept["id"], "the same text is kept once");
    let shelf = sam.get("/v1/scenarios").await.expect(200);
    let [card] = own(&shelf)[..] else { panic!("{shelf}") };
    assert_eq!(
        (&card["id"], &card["made"]["yours"], &card["made"]["shared"]),
        (&kept["scenario"], &json!(true), &json!(false))
    );

    let begun = sam
        .post("/v1/rehearsals", json!({"scenario": kept["scenario"], "seed": 3}))
        .await
        .expect(201);
    let run = format!("/v1/rehearsals/{}", begun["id"].as_str().unwrap());
    let say = |after: Value| json!({"after": after, "text": "I am sorry that it came broken again. When do you need it?"});
    desk.clock.advance(SignedDuration::from_secs(5));
    sam.post(&format!("{run}/replies"), say(Value::Null)).await.expect(201);
    desk.clock.advance(SignedDuration::from_secs(5));
    let on = sam.post(&format!("{run}/replies"), say(json!(0))).await.expect(201);
    assert_eq!(on["rehearsal"]["same_scenario"], true);

    // Changed, it is another: what was played can be looked at.
    let own_path = format!("/v1/scenarios/{}", kept["id"].as_str().unwrap());
    let changed = sam.put(&own_path, json!({"text": format!("{text}\n# More.\n")})).await.expect(200);
    assert!(changed["version"].as_i64() > kept["version"].as_i64());
    sam.post(&format!("{run}/replies"), say(json!(1))).await.problem(409, "conflict");
    assert_eq!(sam.get(&run).await.expect(200)["same_scenario"], false);
    sam.put(&own_path, json!({"text": text})).await.expect(200);
    assert_eq!(sam.get(&run).await.expect(200)["same_scenario"], true);

    // The customer is erased: nothing here was theirs.
    let customer = sam.get(&format!("/v1/conversations/{conversation}")).await.expect(200)["customer"]["id"].clone();
    let erase = format!("/v1/customers/{}", customer.as_str().unwrap());
    let gone = sam
        .send("DELETE", &erase, Some(json!({"name": "Dorothea Quillfeather"}).to_string()))
        .await;
    assert!(gone.status.is_success(), "{}", gone.text);
    let left = sam.get(&own_path).await.expect(200).to_string() + &sam.get(&run).await.expect(200).to_string();
    for real in REAL {
        assert!(!left.to_lowercase().contains(&real.to_lowercase()), "{real}");
    }
    sam.post(&path, json!({})).await.problem(404, "not-found");

    sam.delete(&own_path).await;
    assert!(own(&sam.get("/v1/scenarios").await.expect(200)).is_empty());
    let looked_at = sam.get(&run).await.expect(200);
    assert_eq!((&looked_at["scenario"], &looked_at["same_scenario"]), (&Value::Null, &json!(false)));
    ida.get(&own_path).await.problem(404, "not-found");
}

#[tokio::test]
async fn one_is_its_writers_until_it_is_read_through_and_shared() {
    let desk = desk().await;
    let (sam, ida, zoe) = (desk.agent("sam").await, desk.agent("ida").await, desk.agent_elsewhere("Zoe").await);
    let (_, path) = past(&desk, &sam).await;
    zoe.post(&path, json!({})).await.problem(404, "not-found");
    ida.post(&path, json!({})).await.expect(200);
    let kept = ida.post("/v1/scenarios", json!({"text": TELESCOPE})).await.expect(201);
    let own_path = format!("/v1/scenarios/{}", kept["id"].as_str().unwrap());
    let begin = json!({"scenario": kept["scenario"]});
    let strangers = async |who: &Client| {
        assert!(own(&who.get("/v1/scenarios").await.expect(200)).is_empty());
        assert_eq!(
            who.post("/v1/rehearsals", begin.clone()).await.problem(422, "invalid"),
            ["scenario"]
        );
    };
    for who in [&sam, &zoe] {
        strangers(who).await;
        who.get(&own_path).await.problem(404, "not-found");
        who.put(&own_path, json!({"text": TELESCOPE})).await.problem(404, "not-found");
        who.put(&format!("{own_path}/share"), json!({"read": 1}))
            .await
            .problem(404, "not-found");
        who.delete(&own_path).await.problem(404, "not-found");
    }
    let share = format!("{own_path}/share");
    ida.put(&own_path, json!({"text": format!("{TELESCOPE}\n# Read.\n")}))
        .await
        .expect(200);
    ida.put(&share, json!({"read": kept["version"]})).await.problem(409, "conflict");
    let shared = ida.put(&share, json!({"read": 2})).await.expect(200);
    assert!(shared["shared_at"].is_string());
    let shelf = sam.get("/v1/scenarios").await.expect(200);
    let made = &own(&shelf)[0]["made"];
    assert_eq!(
        (&made["by"], &made["yours"], &made["shared"]),
        (&json!("Ida"), &json!(false), &json!(true))
    );
    let run = sam.post("/v1/rehearsals", begin.clone()).await.expect(201);
    sam.get(&own_path).await.problem(404, "not-found");
    strangers(&zoe).await;
    let back = ida.delete(&share).await.expect(200);
    assert_eq!(back["shared_at"], Value::Null);
    strangers(&sam).await;
    let looked_at = sam
        .get(&format!("/v1/rehearsals/{}", run["id"].as_str().unwrap()))
        .await
        .expect(200);
    assert_eq!(looked_at["same_scenario"], false);
    desk.stranger().get(&own_path).await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn what_cannot_be_played_is_refused_with_line_and_field() {
    let desk = desk().await;
    let sam = desk.agent("sam").await;
    let broken = TELESCOPE.replace("difficulty = 2", "difficulty = 9");
    let fields = sam.post("/v1/scenarios", json!({"text": broken})).await.problem(422, "invalid");
    let line = broken.lines().position(|line| line.starts_with("difficulty")).unwrap() + 1;
    assert_eq!(fields, [format!("text:{line}:difficulty")]);
    let checked = sam.post("/v1/scenarios/check", json!({"text": broken})).await.expect(200);
    let error = &checked["errors"][0];
    assert_eq!((&error["line"], &error["field"]), (&json!(line), &json!("difficulty")));
    sam.post("/v1/scenarios", json!({"text": "no toml"})).await.problem(422, "invalid");
    let (_, path) = past(&desk, &sam).await;
    let many = json!({"replace": vec!["x"; 201]});
    assert_eq!(sam.post(&path, many).await.problem(422, "invalid"), ["replace"]);
    let shelf = sam.get("/v1/scenarios").await.expect(200);
    assert_eq!(shelf["scenarios"].as_array().unwrap().len(), Shelf::embedded().scenarios().len());
}

/// The most are the most.
#[tokio::test]
async fn fifty_are_kept() {
    let desk = desk().await;
    let sam = desk.agent("sam").await;
    for number in 0..50 {
        desk.clock.advance(SignedDuration::from_millis(2));
        let text = format!("{TELESCOPE}\n# {number}\n");
        sam.post("/v1/scenarios", json!({"text": text})).await.expect(201);
    }
    let one_more = sam.post("/v1/scenarios", json!({"text": TELESCOPE})).await;
    one_more.problem(409, "conflict");
}
