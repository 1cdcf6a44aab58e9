//! Two servers on one PostgreSQL: whoever asks for the next one at either of them, nobody is given the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "http/app.rs"]
#[allow(dead_code, reason = "shared with the tests over HTTP")]
mod app;
#[path = "../../heard-store/tests/cluster/mod.rs"]
mod cluster;

use std::collections::BTreeSet;
use std::sync::Arc;

use app::{Client, PASSWORD};
use cluster::Cluster;
use heard_desk::{Email, Name, PasswordHash, Team};
use heard_server::{App, Clock, Config, ManualClock, Passwords, router};
use heard_store::{PostgresStore, Store, Writes as _};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

/// How many customers wait.
const WAIT: usize = 9;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_given_the_same_at_either() {
    let cluster = Cluster::start().await;
    let url = cluster.database().await;
    let now: Timestamp = "2026-03-11T10:00:00Z".parse().unwrap();
    let passwords = Passwords::quick().unwrap();
    let hash = PasswordHash(passwords.hash(PASSWORD.to_owned()).await.unwrap());
    let (team, mut change) = Team::found(Name::new("Fennick").unwrap(), now);
    for name in ["sam", "ida", "ola", "tim"] {
        let email = Email::new(format!("{name}@desk.example")).unwrap();
        change = change.and(team.join(Name::new(name).unwrap(), email, hash.clone(), now).1);
    }
    PostgresStore::open(&url).await.unwrap().apply(&change).await.unwrap();
    let clock = ManualClock::at(now);
    let mut servers = Vec::new();
    for _ in 0..2 {
        let store: Arc<dyn Store> = Arc::new(PostgresStore::open(&url).await.unwrap());
        let app = App::new(
            Config::default(),
            TimeZone::UTC,
            Clock::manual(&clock),
            store,
            Passwords::quick().unwrap(),
        );
        servers.push(router(app));
    }
    for number in 0..WAIT {
        let body = json!({"name": format!("Customer {number}"), "text": "When do you open on Sunday?"});
        Client::at(servers[number % 2].clone())
            .post("/v1/widget/conversations", body)
            .await
            .expect(201);
    }
    let ask = async |server: usize, name: &str| {
        let agent = Client::at(servers[server].clone()).signed_in(name).await;
        let mut given = Vec::new();
        while let Some(id) = agent.send("POST", "/v1/next", None).await.expect(200)["conversation_id"].as_str() {
            given.push(id.to_owned());
        }
        given
    };
    let given = tokio::join!(ask(0, "sam"), ask(1, "ida"), ask(0, "ola"), ask(1, "tim"));
    let all = [given.0, given.1, given.2, given.3].concat();
    assert_eq!(all.len(), WAIT, "each is given");
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), WAIT, "once");
}
