//! Signing in and out; forged, expired and missing proofs.

use axum::http::header;
use heard_server::Config;
use jiff::SignedDuration;
use serde_json::json;

use crate::app::{PASSWORD, TestApp};

#[tokio::test]
async fn an_agent_signs_in_and_out() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    let me = sam.get("/v1/session").await.expect(200);
    assert_eq!(me["agent"]["name"], "Sam");
    assert_eq!(me["agent"]["email"], "sam@desk.example");
    assert_eq!(me["team"]["name"], "Fennick");
    assert!(me.get("password").is_none());
    let out = sam.delete("/v1/session").await;
    assert_eq!(out.status, 204);
    assert!(out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    sam.get("/v1/session").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let desk = TestApp::new().await;
    let stranger = desk.stranger();
    let wrong = stranger
        .post("/v1/session", json!({"email": "sam@desk.example", "password": "no"}))
        .await;
    let unknown = stranger
        .post("/v1/session", json!({"email": "eve@desk.example", "password": PASSWORD}))
        .await;
    assert_eq!(wrong.text, unknown.text);
    wrong.problem(401, "unauthenticated");
}

#[tokio::test]
async fn sessions_end() {
    let desk = TestApp::new().await;
    let sam = desk.agent("sam").await;
    desk.clock.advance(SignedDuration::from_hours(14 * 24 - 1));
    sam.get("/v1/session").await.expect(200);
    desk.clock.advance(SignedDuration::from_hours(2));
    sam.get("/v1/session").await.problem(401, "unauthenticated");
    sam.get("/v1/events").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn forged_cookies_open_nothing() {
    let desk = TestApp::new().await;
    let mut eve = desk.agent("sam").await;
    for cookie in [
        "heard_session=",
        "heard_session=x",
        &format!("heard_session={}", "A".repeat(43)),
        "other=1",
    ] {
        eve.set("cookie", cookie);
        eve.get("/v1/conversations").await.problem(401, "unauthenticated");
    }
}

#[tokio::test]
async fn changing_needs_the_sessions_own_csrf_token() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", "Where is it?").await;
    let sam = desk.agent("sam").await;
    let close = format!("/v1/conversations/{id}/close");
    sam.without("x-heard-csrf").send("POST", &close, None).await.problem(403, "csrf");
    let mut forged = desk.agent("ida").await;
    let theirs = forged.get("/v1/session").await.body["csrf"].as_str().unwrap().to_owned();
    forged = sam.clone();
    forged.set("x-heard-csrf", &theirs);
    forged.send("POST", &close, None).await.problem(403, "csrf");
    sam.without("x-heard-csrf").get("/v1/session").await.expect(200);
    sam.post(&close, json!({"leave_needs": true})).await.expect(204);
}

#[tokio::test]
async fn guessing_passwords_is_slow() {
    let desk = TestApp::new().await;
    let stranger = desk.stranger();
    let guess = |email: &'static str| stranger.post("/v1/session", json!({"email": email, "password": "guess"}));
    for _ in 0..5 {
        guess("sam@desk.example").await.problem(401, "unauthenticated");
    }
    let refused = guess("SAM@desk.example").await;
    assert_eq!(refused.headers[header::RETRY_AFTER], "60");
    refused.problem(429, "too-many-requests");
    guess("ida@desk.example").await.problem(401, "unauthenticated");
    desk.clock.advance(SignedDuration::from_secs(60));
    guess("sam@desk.example").await.problem(401, "unauthenticated");
    for _ in 0..30 {
        guess("nobody@desk.example").await;
    }
    guess("another@desk.example").await.problem(429, "too-many-requests");
}

#[tokio::test]
async fn behind_a_proxy_callers_are_told_apart_and_elsewhere_the_header_means_nothing() {
    for (behind_proxy, last_status) in [(true, 401), (false, 429)] {
        let desk = TestApp::with(Config {
            behind_proxy,
            ..Config::default()
        })
        .await;
        let mut stranger = desk.stranger();
        let mut status = 0;
        for caller in 0..6 {
            // Only the last address is the proxy's own word.
            stranger.set("x-forwarded-for", &format!("203.0.113.7, 198.51.100.{caller}"));
            let guess = json!({"email": "sam@desk.example", "password": "guess"});
            status = stranger.post("/v1/session", guess).await.status.as_u16();
        }
        assert_eq!(status, last_status);
    }
}
