//! The committed description of the API is the one that the routes declare.

use std::path::Path;

use crate::app::TestApp;

#[test]
fn openapi_is_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let declared = heard_server::openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&path, &declared).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == declared,
        "crates/heard-server/openapi.json is not what the routes declare; write it anew with\n\
         UPDATE_OPENAPI=1 cargo test -p heard-server openapi"
    );
}

#[tokio::test]
async fn it_is_served_and_every_reference_leads_somewhere() {
    let desk = TestApp::new().await;
    let spec = desk.stranger().get("/v1/openapi.json").await.expect(200);
    let text = spec.to_string();
    let mut seen = 0;
    for part in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(spec["components"]["schemas"].get(name).is_some(), "{name}");
        seen += 1;
    }
    assert!(seen > 30);
    assert_eq!(desk.stranger().get("/healthz").await.expect(200)["status"], "ok");
}
