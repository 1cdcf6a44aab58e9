//! A desk in memory with a clock moved by hand, and clients that speak HTTP to it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use heard_desk::{Email, Name, PasswordHash, Team};
use heard_server::{App, Clock, Config, ManualClock, Passwords, router};
use heard_store::{SqliteStore, Writes as _};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// The password of every agent here.
pub(crate) const PASSWORD: &str = "correct horse";
const START: &str = "2026-03-11T10:00:00Z";

/// A desk with two agents, Sam, who leads, and Ida.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) clock: ManualClock,
    pub(crate) store: Arc<SqliteStore>,
    router: Router,
    hash: PasswordHash,
    pub(crate) team: Team,
}

impl TestApp {
    pub(crate) async fn new() -> Self {
        Self::with(Config::default()).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        Self::over(config, SqliteStore::in_memory().await.unwrap()).await
    }

    pub(crate) async fn over(config: Config, store: SqliteStore) -> Self {
        let config = Config {
            time_zone: config.time_zone.or(Some("UTC".to_owned())),
            ..config
        };
        let clock = ManualClock::at(START.parse().unwrap());
        let store = Arc::new(store);
        let passwords = Passwords::quick().unwrap();
        let hash = PasswordHash(passwords.hash(PASSWORD.to_owned()).await.unwrap());
        let now = START.parse::<Timestamp>().unwrap();
        let (team, mut change) = Team::found(Name::new("Fennick").unwrap(), now);
        for (name, email) in [("Sam", "sam@desk.example"), ("Ida", "ida@desk.example")] {
            let (mut agent, joined) = team.join(Name::new(name).unwrap(), Email::new(email).unwrap(), hash.clone(), now);
            change = change.and(joined);
            if name == "Sam" {
                change = change.and(agent.leads_first(now));
            }
        }
        store.apply(&change).await.unwrap();
        let shared: Arc<dyn heard_store::Store> = Arc::clone(&store) as _;
        let zone = config.zone().unwrap();
        let app = App::new(config, zone, Clock::manual(&clock), shared, passwords);
        Self {
            router: router(app.clone()),
            app,
            clock,
            store,
            hash,
            team,
        }
    }

    /// A route beside the desk's own, for tests of tests.
    #[allow(dead_code, reason = "shared with a test that needs none")]
    pub(crate) fn add(&mut self, more: Router) {
        self.router = self.router.clone().merge(more);
    }

    /// Somebody joins the team and signs in.
    #[allow(dead_code, reason = "shared with a test that needs two")]
    pub(crate) async fn joins(&self, name: &str) -> Client {
        let email = Email::new(format!("{}@desk.example", name.to_lowercase())).unwrap();
        let (_, joined) = self
            .team
            .join(Name::new(name).unwrap(), email, self.hash.clone(), START.parse().unwrap());
        self.store.apply(&joined).await.unwrap();
        self.agent(&name.to_lowercase()).await
    }

    /// Stops, and starts again with other settings over the same store.
    #[allow(dead_code, reason = "shared with a test that starts once")]
    pub(crate) fn restart(&mut self, config: Config) {
        let shared: Arc<dyn heard_store::Store> = Arc::clone(&self.store) as _;
        let zone = config.zone().unwrap();
        self.app = App::new(config, zone, Clock::manual(&self.clock), shared, Passwords::quick().unwrap());
        self.router = router(self.app.clone());
    }

    /// Somebody without cookie or token.
    pub(crate) fn stranger(&self) -> Client {
        Client {
            router: self.router.clone(),
            headers: HeaderMap::new(),
        }
    }

    /// An agent who has signed in.
    pub(crate) async fn agent(&self, name: &str) -> Client {
        self.agent_with(name, PASSWORD).await
    }

    pub(crate) async fn agent_with(&self, name: &str, password: &str) -> Client {
        self.stranger().signed_in_with(name, password).await
    }

    /// An agent of another team, who has signed in.
    #[allow(dead_code, reason = "shared with a test that has but one team")]
    pub(crate) async fn agent_elsewhere(&self, name: &str) -> Client {
        let now = START.parse::<Timestamp>().unwrap();
        let (team, founded) = Team::found(Name::new("Elsewhere").unwrap(), now + SignedDuration::from_hours(1));
        let email = Email::new(format!("{}@desk.example", name.to_lowercase())).unwrap();
        let (_, joined) = team.join(Name::new(name).unwrap(), email, self.hash.clone(), now);
        self.store.apply(&founded.and(joined)).await.unwrap();
        self.agent(&name.to_lowercase()).await
    }

    /// A customer who has begun a conversation with this, and its id.
    pub(crate) async fn customer(&self, name: &str, text: &str) -> (Client, String) {
        let mut client = self.stranger();
        let begun = client
            .post("/v1/widget/conversations", json!({"name": name, "text": text}))
            .await
            .expect(201);
        client.set("authorization", &format!("Bearer {}", begun["token"].as_str().unwrap()));
        (client, begun["conversation"]["id"].as_str().unwrap().to_owned())
    }

    /// Lets time pass, and does what has become due.
    pub(crate) async fn after(&self, time: SignedDuration) -> usize {
        self.clock.advance(time);
        self.app.do_due().await.unwrap()
    }
}

/// Speaks to the desk with its headers.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    headers: HeaderMap,
}

impl Client {
    /// Somebody without cookie or token, at this server.
    #[allow(dead_code, reason = "shared with a test that has but one server")]
    pub(crate) fn at(router: Router) -> Self {
        Self {
            router,
            headers: HeaderMap::new(),
        }
    }

    /// Signs in as an agent.
    #[allow(dead_code, reason = "shared with a test of two servers")]
    pub(crate) async fn signed_in(self, name: &str) -> Self {
        self.signed_in_with(name, PASSWORD).await
    }

    pub(crate) async fn signed_in_with(mut self, name: &str, password: &str) -> Self {
        let body = json!({"email": format!("{name}@desk.example"), "password": password});
        let answer = self.post("/v1/session", body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        self.set(header::COOKIE.as_str(), &cookie);
        let csrf = answer.body["csrf"].as_str().unwrap().to_owned();
        self.set("x-heard-csrf", &csrf);
        self
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let name: header::HeaderName = name.parse().unwrap();
        self.headers.insert(name, value.parse().unwrap());
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        other.headers.remove(name);
        other
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Some(body.to_string())).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, Some(body.to_string())).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None).await
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: Option<String>) -> Answer {
        Answer::read(self.raw(method, path, body).await).await
    }

    /// The response itself, with a body that may go on.
    pub(crate) async fn raw(&self, method: &str, path: &str, body: Option<String>) -> Response {
        let mut request = Request::builder().method(method).uri(path);
        let headers = request.headers_mut().unwrap();
        if body.is_some() {
            headers.insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        }
        headers.extend(self.headers.clone());
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// `null` where it is not JSON.
    pub(crate) body: Value,
}

impl Answer {
    async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_str(&text).unwrap_or_default(),
            text,
        }
    }

    /// The body of an answer with this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.body
    }

    /// A problem with this status and `type`; its fields.
    #[track_caller]
    pub(crate) fn problem(self, status: u16, kind: &str) -> Vec<String> {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(self.body["type"], format!("urn:heard:problem:{kind}"), "{}", self.text);
        assert_eq!(self.body["status"], status);
        assert!(self.body["title"].is_string() && self.body["detail"].is_string());
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|e| e["field"].as_str().unwrap().to_owned()).collect()
    }
}
