//! Customers' words and tokens never reach a log. A program of its own: what is logged is decided for the whole process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "http/app.rs"]
#[allow(dead_code, reason = "shared with the tests over HTTP")]
mod app;

use std::io::Write;
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use app::{PASSWORD, TestApp};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Log {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn even_the_most_talkative_log_holds_no_words() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(log.clone());
    let _guard = tracing::subscriber::set_default(subscriber.finish());
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Maravilla", "My zebrawood table is broken").await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}");
    let pledge = json!({"what": "send a xylophone", "quote": "xylophone", "due": "2026-03-11T12:00:00Z"});
    sam.put(&format!("{path}/draft"), json!({"text": "quixotic"})).await.expect(200);
    sam.post(&format!("{path}/coach"), json!({"draft": "quixotic"})).await.expect(200);
    sam.post(&format!("{path}/dismissals"), json!({"rule": "stock-phrase", "quote": "quixotic"}))
        .await
        .expect(204);
    sam.post(&format!("{path}/replies"), json!({"text": "A xylophone", "promises": [pledge]}))
        .await
        .expect(201);
    sam.post(
        &format!("{path}/replies"),
        json!({"text": "quixotic", "promises": [{"what": "x", "quote": "zebrawood"}]}),
    )
    .await;
    sam.put(&format!("{path}/sheet"), json!({"similar_experience": "walnutwood"}))
        .await
        .expect(200);
    sam.post(
        "/v1/experiences",
        json!({"title": "walnutwood", "text": "walnutwood", "shared": true}),
    )
    .await
    .expect(201);
    sam.get(&format!("{path}/experiences")).await.expect(200);
    sam.post("/v1/read", json!({"text": "zebrawood", "quixotic": 1}))
        .await
        .problem(422, "invalid");
    let token = mara.header("authorization")["Bearer ".len()..].to_owned();
    desk.stranger()
        .get(&format!("/v1/widget/events?token={token}x"))
        .await
        .problem(401, "unauthenticated");
    desk.stranger().raw("GET", &format!("/v1/widget/events?token={token}"), None).await;
    mara.get("/v1/widget/conversation").await.expect(200);
    desk.after(SignedDuration::from_hours(3)).await;

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/v1/conversations/{id}/replies"), "routes are logged as templates");
    let cookie = sam.header("cookie")["heard_session=".len()..].to_owned();
    let csrf = sam.header("x-heard-csrf").to_owned();
    let words = [
        "zebrawood",
        "xylophone",
        "quixotic",
        "walnutwood",
        "Maravilla",
        PASSWORD,
        "sam@desk",
        &token,
        &cookie,
        &csrf,
        &id,
    ];
    for word in words {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word}");
    }
}
