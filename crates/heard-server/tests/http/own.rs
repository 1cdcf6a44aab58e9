//! What belongs to an agent alone: kept under their own key, theirs through a change of password, lost by a reset, and counted without a name.

use heard_desk::{Email, PasswordHash};
use heard_server::Config;
use heard_store::{Own as _, People as _, SqliteStore, Writes as _};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, PASSWORD, TestApp};

const NOTE: &str = "The third shouting one before lunch";
const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn says(agent: &Client, how: &str) -> Value {
    agent.post("/v1/check-ins", json!({"how": how})).await.expect(201)
}

async fn notes(agent: &Client) -> Vec<Value> {
    let told = agent.get("/v1/check-ins").await.expect(200);
    told["check_ins"].as_array().unwrap().clone()
}

#[tokio::test]
async fn one_tap_and_a_note_kept_for_their_writer_and_forgotten_when_they_say_so() {
    let desk = TestApp::new().await;
    let (sam, ida) = (desk.agent("sam").await, desk.agent("ida").await);
    let first = says(&ida, "low").await;
    assert_eq!((&first["how"], &first["note"]), (&json!("low"), &Value::Null));
    let path = format!("/v1/check-ins/{}", first["id"].as_str().unwrap());
    desk.clock.advance(SignedDuration::from_mins(5));
    let noted = ida.put(&path, json!({"how": "drained", "note": NOTE})).await.expect(200);
    assert_eq!((&noted["at"], &noted["note"]), (&first["at"], &json!(NOTE)));
    desk.clock.advance(DAY);
    says(&ida, "good").await;
    let all = notes(&ida).await;
    assert_eq!(all.iter().map(|said| said["how"].clone()).collect::<Vec<_>>(), ["good", "drained"]);
    assert_eq!(notes(&desk.agent("ida").await).await, all, "another session of hers opens it too");
    assert!(notes(&sam).await.is_empty());
    sam.put(&path, json!({"how": "light"})).await.problem(404, "not-found");
    sam.delete(&path).await.problem(404, "not-found");
    sam.delete("/v1/check-ins").await;
    assert_eq!(notes(&ida).await, all);
    for (body, field) in [
        (json!({"how": "furious"}), "how"),
        (json!({"how": "good", "note": "x".repeat(2_001)}), "note"),
        (json!({"how": "good", "for": "sam"}), "for"),
    ] {
        assert_eq!(ida.post("/v1/check-ins", body).await.problem(422, "invalid"), [field]);
    }
    desk.stranger().get("/v1/check-ins").await.problem(401, "unauthenticated");
    ida.without("x-heard-csrf").delete("/v1/check-ins").await.problem(403, "csrf");
    ida.delete(&path).await;
    assert_eq!(notes(&ida).await.len(), 1);
    assert_eq!(ida.delete("/v1/check-ins").await.status, 204);
    assert!(notes(&ida).await.is_empty());
}

#[tokio::test]
async fn a_password_of_ones_own_opens_it_still_and_one_that_was_given_does_not() {
    let desk = TestApp::new().await;
    let (ida, elsewhere) = (desk.agent("ida").await, desk.agent("ida").await);
    assert_eq!(ida.get("/v1/own").await.expect(200)["password_given"], true);
    ida.post("/v1/check-ins", json!({"how": "low", "note": NOTE})).await.expect(201);
    let change = |current: &str, new: &str| {
        let body = json!({"current": current, "new": new});
        let ida = ida.clone();
        async move { ida.put("/v1/session/password", body).await }
    };
    assert_eq!(change(PASSWORD, "short").await.problem(422, "invalid"), ["new"]);
    assert_eq!(change("wrong", "quite long enough").await.problem(422, "invalid"), ["current"]);
    assert_eq!(change(PASSWORD, "quite long enough").await.status, 204);
    assert_eq!(notes(&ida).await.len(), 1, "this session goes on");
    elsewhere.get("/v1/session").await.problem(401, "unauthenticated");
    assert_eq!(ida.get("/v1/own").await.expect(200)["password_given"], false);
    let anew = desk.agent_with("ida", "quite long enough").await;
    assert_eq!(notes(&anew).await[0]["note"], NOTE);

    // Somebody writes another hash into the database and signs in with its password.
    let mut row = desk
        .store
        .agent_by_email(&Email::new("ida@desk.example").unwrap())
        .await
        .unwrap()
        .unwrap();
    let sams = desk
        .store
        .agent_by_email(&Email::new("sam@desk.example").unwrap())
        .await
        .unwrap()
        .unwrap();
    row.password = PasswordHash(sams.password.0);
    let forged = heard_desk::Change {
        writes: vec![heard_desk::Write::Agent(row.clone())],
        ..heard_desk::Change::default()
    };
    desk.store.apply(&forged).await.unwrap();
    desk.clock.advance(SignedDuration::from_mins(5));
    let thief = desk.agent("ida").await;
    assert_eq!(thief.get("/v1/own").await.expect(200)["open"], false);
    thief.get("/v1/check-ins").await.problem(409, "locked");
    thief.post("/v1/check-ins", json!({"how": "good"})).await.problem(409, "locked");
    assert_eq!(notes(&anew).await.len(), 1, "her own session is hers until it ends");

    // Given another password in the way that is meant for it, she begins again, with nothing.
    desk.store
        .apply(&row.be_given_password(row.password.clone(), heard_server::Clock::manual(&desk.clock).now()))
        .await
        .unwrap();
    anew.get("/v1/session").await.problem(401, "unauthenticated");
    assert_eq!(desk.store.check_ins(row.id).await.unwrap(), []);
    let ida = desk.agent("ida").await;
    assert!(notes(&ida).await.is_empty());
    says(&ida, "all_right").await;
}

#[tokio::test]
async fn who_cannot_open_what_is_theirs_begins_again_knowingly() {
    let desk = TestApp::new().await;
    let ida = desk.agent("ida").await;
    says(&ida, "low").await;
    let mut row = desk
        .store
        .agent_by_email(&Email::new("ida@desk.example").unwrap())
        .await
        .unwrap()
        .unwrap();
    // As if its password were another: the key is replaced by one of another salt.
    let mut vault = desk.store.vault(row.id).await.unwrap().unwrap();
    vault.salt = [9; 16];
    let cookie = ida.header("cookie").split_once('=').unwrap().1.to_owned();
    let here = heard_server::Token::sent(&cookie).unwrap().hash();
    desk.store
        .apply(&row.choose_password(
            row.password.clone(),
            Some(vault),
            here,
            heard_server::Clock::manual(&desk.clock).now(),
        ))
        .await
        .unwrap();
    let locked = desk.agent("ida").await;
    locked.get("/v1/check-ins").await.problem(409, "locked");
    let again = |password: &str| locked.post("/v1/own/again", json!({"password": password}));
    assert_eq!(again("wrong").await.problem(422, "invalid"), ["password"]);
    assert_eq!(again(PASSWORD).await.status, 204);
    let anew = desk.agent("ida").await;
    assert!(notes(&anew).await.is_empty());
    says(&anew, "good").await;
    desk.clock.advance(SignedDuration::from_mins(5));
    let again = anew.post("/v1/own/again", json!({"password": PASSWORD})).await;
    assert_eq!(
        (again.status.as_u16(), notes(&anew).await.len()),
        (204, 1),
        "what opens is not removed"
    );
}

#[tokio::test]
async fn a_week_is_told_when_it_is_over_and_of_five_who_wished_it() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let mut team = Vec::new();
    for name in ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay"] {
        team.push(desk.joins(name).await);
    }
    let yes = json!({"tally": true, "replies": false});
    for agent in &team[..5] {
        agent.put("/v1/own/wishes", yes.clone()).await;
        says(agent, "good").await;
        says(agent, "low").await;
    }
    // Fay has not said yes; nobody is counted twice.
    says(&team[5], "drained").await;
    let tallied = async || sam.get("/v1/tally").await.expect(200);
    assert_eq!(tallied().await["weeks"], json!([]), "the week runs");
    team[0].get("/v1/tally").await.problem(403, "leads-only");
    desk.clock.advance(DAY * 7);
    let told = tallied().await;
    assert_eq!(
        told["weeks"],
        json!([{"week": "2026-03-09", "people": 5, "bands": [{"from": "drained", "to": "light", "people": 5}]}]),
        "that all said the same is not told"
    );
    // The next week one of them stops: four are nobody.
    for agent in &team[..5] {
        says(agent, "light").await;
    }
    team[0].put("/v1/own/wishes", json!({"tally": false, "replies": false})).await;
    desk.clock.advance(DAY * 6);
    assert_eq!(tallied().await["weeks"].as_array().unwrap().len(), 1);
    assert_eq!(desk.store.tally_running(desk.team.id).await.unwrap(), [], "nothing is left of it");
    // A week that is over stays as it was told, whoever forgets what.
    for agent in &team {
        agent.delete("/v1/check-ins").await;
    }
    assert_eq!(tallied().await, told);
}

#[tokio::test]
async fn what_is_forgotten_no_longer_counts_in_the_week_that_runs() {
    let desk = TestApp::new().await;
    let ida = desk.agent("ida").await;
    ida.put("/v1/own/wishes", json!({"tally": true, "replies": false})).await;
    let running = async || {
        let weeks = desk.store.tally_running(desk.team.id).await.unwrap();
        weeks.first().map(|(_, said)| *said)
    };
    let low = says(&ida, "low").await;
    desk.clock.advance(SignedDuration::from_hours(1));
    let good = says(&ida, "good").await;
    assert_eq!(running().await, Some([0, 0, 0, 1, 0]));
    ida.delete(&format!("/v1/check-ins/{}", good["id"].as_str().unwrap())).await;
    assert_eq!(running().await, Some([0, 1, 0, 0, 0]), "the word before counts again");
    let path = format!("/v1/check-ins/{}", low["id"].as_str().unwrap());
    ida.put(&path, json!({"how": "light"})).await.expect(200);
    assert_eq!(running().await, Some([0, 0, 0, 0, 1]));
    ida.delete(&path).await;
    assert_eq!(running().await, None);
    says(&ida, "light").await;
    ida.delete("/v1/check-ins").await;
    assert_eq!(running().await, None);
}

/// A stolen file, while the desk runs and after: neither the word nor the note stands in it. What is not sealed does, so the search finds what is
/// there.
#[tokio::test]
async fn the_file_tells_nothing_of_it() {
    const MARK: &str = "quetzalcoatlus";
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite");
    let desk = TestApp::over(Config::default(), SqliteStore::open(&path).await.unwrap()).await;
    let ida = desk.agent("ida").await;
    let holds = |words: &str| {
        let mut times = 0;
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            times += bytes.windows(words.len()).filter(|part| *part == words.as_bytes()).count();
        }
        times
    };
    let said = ida
        .post("/v1/check-ins", json!({"how": "drained", "note": format!("{MARK} again")}))
        .await
        .expect(201);
    let path = format!("/v1/check-ins/{}", said["id"].as_str().unwrap());
    ida.put(&path, json!({"how": "all_right", "note": format!("{MARK} and again")}))
        .await
        .expect(200);
    assert_eq!(notes(&ida).await.len(), 1);
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    ida.put(&format!("/v1/conversations/{id}/sheet"), json!({"problem": "archaeopteryx"}))
        .await
        .expect(200);
    assert!(holds("archaeopteryx") > 0, "the search sees what is not sealed");
    assert_eq!(holds(MARK), 0);
    let cookie = ida.header("cookie").split_once('=').unwrap().1.to_owned();
    assert_eq!(holds(&cookie), 0, "nor what opens it");
    desk.store.close().await;
    assert_eq!(holds(MARK), 0);
}
