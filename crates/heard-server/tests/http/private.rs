//! Nobody finds what is somebody else's: every route of the description is asked, with every id there is, by who leads the team, by another agent
//! and by one of another team, and no answer may hold a word or a number of Ida's own. A route that is added is asked too; where nothing planted
//! here is found by it, the test says so, and something of its kind is to be planted.

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::routing::get;
use futures_util::StreamExt as _;
use heard_desk::{Email, Mark, Source};
use heard_server::Clock;
use heard_store::People as _;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

/// In everything that Ida writes for herself.
const MARK: &str = "quetzalcoatlus";
const TELESCOPE: &str = include_str!("../../../heard-rehearsal/scenarios/birthday-telescope.toml");
/// Numbers that are hers alone.
const GOT: u32 = 7_919;
const OF: u32 = 104_729;

/// Reads that nothing here leads to, with why.
const NOT_REACHED: [&str; 5] = [
    "GET /v1/widget/conversation",    // A customer's, by a token.
    "GET /v1/widget/events",          // The same.
    "GET /v1/options",                // By a signed link.
    "GET /v1/certificate",            // The same.
    "GET /v1/exams/{id}/certificate", // Of an exam that was passed.
];

/// What can be asked: `GET /v1/…`, the schema of its body, and whether it streams.
struct Operation {
    method: String,
    path: String,
    query: String,
    body: Option<Value>,
    streams: bool,
}

impl Operation {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// All of the description, reads first; what ends a session last.
fn operations(spec: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in spec["paths"].as_object().unwrap() {
        for (method, declared) in methods.as_object().unwrap() {
            let parameters = declared["parameters"].as_array().cloned().unwrap_or_default();
            let asked = parameters.iter().filter(|p| p["in"] == "query" && p["required"] == true);
            let query: Vec<String> = asked
                .map(|p| format!("{}={}", p["name"].as_str().unwrap(), plain(spec, p)))
                .collect();
            let body = declared["requestBody"]["content"]["application/json"].get("schema");
            all.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                query: if query.is_empty() {
                    String::new()
                } else {
                    format!("?{}", query.join("&"))
                },
                body: body.map(|schema| filled(spec, schema, 0)),
                streams: declared["responses"]["200"]["content"].get("text/event-stream").is_some(),
            });
        }
    }
    all.sort_by_key(|operation| (operation.method != "GET", operation.path.contains("/session"), operation.name()));
    all
}

/// A value for a parameter of the query.
fn plain(spec: &Value, parameter: &Value) -> String {
    match parameter["name"].as_str().unwrap() {
        "from" => "2026-03-01".to_owned(),
        "to" => "2026-03-31".to_owned(),
        _ => match filled(spec, &parameter["schema"], 0) {
            Value::String(text) => text.replace(' ', "%20"),
            other => other.to_string(),
        },
    }
}

/// A body that fits a schema, as small as may be.
fn filled(spec: &Value, schema: &Value, depth: u8) -> Value {
    if depth > 8 {
        return Value::Null;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return filled(spec, &spec["components"]["schemas"][name], depth + 1);
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) = schema[several]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["type"] != "null"))
        {
            return filled(spec, first, depth + 1);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    let kind = schema["type"].as_array().map_or(&schema["type"], |kinds| &kinds[0]);
    match kind.as_str().unwrap_or_default() {
        "object" => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let named = required.iter().filter_map(Value::as_str);
            let fields = named.map(|name| (name.to_owned(), filled(spec, &schema["properties"][name], depth + 1)));
            Value::Object(fields.collect())
        }
        "array" => json!([filled(spec, &schema["items"], depth + 1)]),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(true),
        _ => match schema["format"].as_str() {
            Some("date-time") => json!("2026-04-01T10:00:00Z"),
            Some("uuid") => json!("019536a0-0000-7000-8000-000000000000"),
            Some("password") => json!("wrong password"),
            _ => json!("send a lamp"),
        },
    }
}

/// The numbers of one person that would be hers, were they told.
fn told(text: &str) -> Option<&'static str> {
    let (got, of) = (GOT.to_string(), OF.to_string());
    let digits: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    if text.contains(MARK) {
        Some("her words")
    } else if digits.contains(got.as_str()) || digits.contains(of.as_str()) {
        Some("her numbers")
    } else {
        None
    }
}

/// What came of asking.
#[derive(Default)]
struct Walk {
    /// What was told that is Ida's, and where.
    leaks: BTreeSet<String>,
    /// What answered well to at least one asking.
    reached: BTreeSet<String>,
}

impl Walk {
    /// Asks for everything, with every id in every place.
    async fn ask(&mut self, client: &Client, all: &[Operation], ids: &[String]) {
        for operation in all {
            for id in ids {
                let path = filled_path(&operation.path, id);
                let (status, text) = asked(client, operation, &format!("{path}{}", operation.query)).await;
                if (200..300).contains(&status) {
                    self.reached.insert(operation.name());
                }
                if let Some(what) = told(&text) {
                    self.leaks.insert(format!("{} tells {what}", operation.name()));
                }
                if path == operation.path {
                    break;
                }
            }
        }
    }
}

fn filled_path(path: &str, id: &str) -> String {
    let fill = |part| match part {
        "{turn}" => "0",
        part if str::starts_with(part, '{') => id,
        part => part,
    };
    let parts = path.split('/').map(fill);
    parts.collect::<Vec<_>>().join("/")
}

async fn asked(client: &Client, operation: &Operation, path: &str) -> (u16, String) {
    let body = operation.body.as_ref().map(Value::to_string);
    let response = client.raw(&operation.method, path, body).await;
    let status = response.status().as_u16();
    if operation.streams && status == 200 {
        let mut text = String::new();
        let mut stream = response.into_body().into_data_stream();
        while let Ok(Some(Ok(more))) = tokio::time::timeout(std::time::Duration::from_millis(200), stream.next()).await {
            text.push_str(&String::from_utf8_lossy(&more));
        }
        return (status, text);
    }
    let bytes = axum::body::to_bytes(response.into_body(), 10_000_000).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

/// Something of every kind that is Ida's own, or near it; every id there is.
async fn planted(desk: &TestApp) -> (Client, Vec<String>) {
    let ida = desk.agent("ida").await;
    let (mara, conversation) = desk
        .customer("Mara", "My oven arrived broken for the second time. I am furious.")
        .await;
    let id = |told: &Value| told["id"].as_str().unwrap().to_owned();
    let mut ids = vec![conversation.clone()];
    let at = format!("/v1/conversations/{conversation}");
    let note = format!("{MARK}: I could cry");
    let own = ida.post("/v1/check-ins", json!({"how": "drained", "note": note})).await.expect(201);
    ids.push(id(&own));
    ida.put("/v1/own/wishes", json!({"tally": true, "replies": true})).await;
    ida.put(&format!("{at}/sheet"), json!({"problem": note, "similar_experience": note}))
        .await
        .expect(200);
    let experience = ida
        .post("/v1/experiences", json!({"text": note, "shared": false}))
        .await
        .expect(201);
    ids.push(id(&experience));
    let email = Email::new("ida@desk.example").unwrap();
    let row = desk.store.agent_by_email(&email).await.unwrap().unwrap();
    ids.push(row.id.to_string());
    let earned = Mark::new('V', Source::Rehearsal, GOT, OF, Clock::manual(&desk.clock).now());
    desk.app.mark(&row, earned).await.unwrap();
    let exam = ida.post("/v1/exams", json!({"items": 5, "minutes": 10})).await.expect(201);
    ids.push(id(&exam));
    ida.send("POST", &format!("/v1/exams/{}/finish", id(&exam)), None).await.expect(200);
    let item = &exam["questions"][0]["item"]["id"];
    ida.post("/v1/quiz/answers", json!({"item": item, "chosen": [0]})).await.expect(201);
    ids.push(item.as_str().unwrap().to_owned());
    let shelf = ida.get("/v1/scenarios").await.expect(200);
    let scenario = &shelf["scenarios"][0]["id"];
    let played = ida.post("/v1/rehearsals", json!({"scenario": scenario})).await.expect(201);
    let reply = json!({"after": null, "text": note});
    ida.post(&format!("/v1/rehearsals/{}/replies", id(&played)), reply)
        .await
        .expect(201);
    ids.push(id(&played));
    let made = ida
        .post("/v1/scenarios", json!({"text": format!("{TELESCOPE}\n# {note}\n")}))
        .await
        .expect(201);
    ids.push(id(&made));
    ids.push(made["scenario"].as_str().unwrap().to_owned());
    let due = "2026-03-30T12:00:00Z";
    let reply = json!({"text": "I will send a lamp.", "promises": [{"what": "send a lamp", "quote": "I will send a lamp", "due": due}]});
    ida.post(&format!("{at}/replies"), reply).await.expect(201);
    desk.after(SignedDuration::from_secs(11)).await;
    // A draft is words to the customer: their export shows it, so it is not marked.
    ida.put(&format!("{at}/draft"), json!({"text": "Dear Mara"})).await.expect(200);
    let shown = ida.get(&at).await.expect(200);
    ids.extend(named(&shown));
    drop(mara);
    ids.extend(["stock-phrase", "anger", "heard", "silent", "resolved"].map(str::to_owned));
    (ida, ids)
}

/// Every id in a document.
fn named(document: &Value) -> BTreeSet<String> {
    match document {
        Value::String(text) if text.parse::<uuid::Uuid>().is_ok() => BTreeSet::from([text.clone()]),
        Value::Array(all) => all.iter().flat_map(named).collect(),
        Value::Object(fields) => fields.values().flat_map(named).collect(),
        _ => BTreeSet::new(),
    }
}

#[tokio::test]
async fn nobody_finds_what_is_somebody_elses() {
    let desk = TestApp::new().await;
    let (ida, ids) = planted(&desk).await;
    let (sam, ben) = (desk.agent("sam").await, desk.joins("Ben").await);
    let zoe = desk.agent_elsewhere("Zoe").await;
    let spec = sam.get("/v1/openapi.json").await.expect(200);
    let all = operations(&spec);
    let (reads, deeds): (Vec<_>, Vec<_>) = all.into_iter().partition(|operation| operation.method == "GET");

    let mut hers = Walk::default();
    hers.ask(&ida, &reads, &ids).await;
    let found: Vec<&str> = hers.leaks.iter().map(|leak| leak.split(" tells").next().unwrap()).collect();
    for own in [
        "GET /v1/check-ins",
        "GET /v1/conversations/{id}/sheet",
        "GET /v1/experiences",
        "GET /v1/progress",
        "GET /v1/rehearsals/{id}",
        "GET /v1/scenarios/{id}",
    ] {
        assert!(
            found.contains(&own),
            "she finds her own at {own}, so the search can see it: {found:?}"
        );
    }

    let mut others = Walk::default();
    // A week later its numbers may be told of many: of her alone they are not.
    for _ in 0..2 {
        for client in [&sam, &ben, &zoe, &desk.stranger()] {
            others.ask(client, &reads, &ids).await;
        }
        desk.clock.advance(SignedDuration::from_hours(24 * 7 - 1));
    }
    for client in [&ben, &zoe, &desk.stranger(), &sam] {
        others.ask(client, &deeds, &ids).await;
    }
    assert_eq!(others.leaks, BTreeSet::new());
    let unreached: Vec<String> = reads
        .iter()
        .map(Operation::name)
        .filter(|name| !hers.reached.contains(name) && !others.reached.contains(name) && !NOT_REACHED.contains(&name.as_str()))
        .collect();
    assert_eq!(
        unreached,
        Vec::<String>::new(),
        "plant something that these find, or say in NOT_REACHED why not"
    );
}

/// The search itself is searched: a route that tells what is hers is named.
#[tokio::test]
async fn a_route_that_tells_is_found() {
    let mut desk = TestApp::new().await;
    let (_, ids) = planted(&desk).await;
    desk.add(
        Router::new()
            .route("/v1/test-only/words/{id}", get(|| async { format!("she says: {MARK}") }))
            .route("/v1/test-only/numbers", get(|| async { format!("{{\"right\":{GOT},\"of\":9}}") }))
            .route("/v1/test-only/well", get(|| async { format!("{{\"right\":1{GOT}}}") })),
    );
    let sam = desk.agent("sam").await;
    let mut spec = sam.get("/v1/openapi.json").await.expect(200);
    let more = BTreeMap::from([
        ("/v1/test-only/words/{id}", json!({"get": {}})),
        ("/v1/test-only/numbers", json!({"get": {}})),
        ("/v1/test-only/well", json!({"get": {}})),
    ]);
    for (path, declared) in more {
        spec["paths"][path] = declared;
    }
    let all = operations(&spec);
    let mut walk = Walk::default();
    let added: Vec<_> = all.into_iter().filter(|operation| operation.path.contains("test-only")).collect();
    walk.ask(&sam, &added, &ids).await;
    assert_eq!(
        walk.leaks.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            "GET /v1/test-only/numbers tells her numbers",
            "GET /v1/test-only/words/{id} tells her words"
        ]
    );
    assert!(walk.reached.contains("GET /v1/test-only/well"));
}
