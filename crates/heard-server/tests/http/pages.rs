//! Pages and the headers that keep browsers careful. The web app itself may not be built here.

use heard_server::Config;

use crate::app::{Answer, TestApp};

fn policy(answer: &Answer) -> &str {
    answer.headers["content-security-policy"].to_str().unwrap()
}

#[tokio::test]
async fn headers_by_what_is_served() {
    let desk = TestApp::new().await;
    let stranger = desk.stranger();
    let page = stranger.get("/c/0195840a-0000-7000-8000-000000000000").await;
    assert!(page.status == 200 || page.text.contains("make demo"), "the app, or how to build it");
    assert!(policy(&page).contains("frame-ancestors 'none'") && !policy(&page).contains("unsafe"));
    let widget = stranger.get("/widget").await;
    assert!(policy(&widget).ends_with("frame-ancestors *"), "it stands in any shop's page");
    assert_eq!(
        stranger.get("/widget.js").await.headers["cross-origin-resource-policy"],
        "cross-origin"
    );
    let api = stranger.get("/v1/rules").await;
    assert_eq!(policy(&api), "default-src 'none'; frame-ancestors 'none'");
    assert_eq!(api.headers["cache-control"], "no-store");
    for answer in [page, widget, api] {
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    }
    stranger.get("/assets/no-such-file.js").await.problem(404, "not-found");
    stranger.get("/../Cargo.toml").await.problem(404, "not-found");
}

#[tokio::test]
async fn the_sample_shop_stands_only_in_a_demo() {
    let desk = TestApp::new().await;
    desk.stranger().get("/demo-shop").await.problem(404, "not-found");
    desk.stranger().get("/demo-shop.html").await.problem(404, "not-found");
    let demo = TestApp::with(Config {
        demo: true,
        ..Config::default()
    })
    .await;
    assert_ne!(demo.stranger().get("/demo-shop").await.status, 404);
}
