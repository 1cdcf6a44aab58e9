//! The worksheet: kept for its writer, and for nobody else at any address.

use serde_json::{Value, json};

use crate::app::TestApp;

const ANGRY: &str = "My oven arrived broken for the second time and I have guests on Sunday. I am furious.";
const SECRET: &str = "My aunt was treated like that once";

#[tokio::test]
async fn what_is_written_is_kept_and_the_rest_is_the_readings() {
    let desk = TestApp::new().await;
    let (_, id) = desk.customer("Mara", ANGRY).await;
    let sam = desk.agent("sam").await;
    let path = format!("/v1/conversations/{id}/sheet");
    let blank = sam.get(&path).await.expect(200);
    assert_eq!(
        blank,
        json!({"problem": null, "why_upset": null, "similar_experience": null, "how_to_show": null, "saved_at": null})
    );
    let written = json!({"problem": "A second broken oven. ", "similar_experience": ""});
    let kept = sam.put(&path, written).await.expect(200);
    assert_eq!(
        (&kept["problem"], &kept["similar_experience"]),
        (&json!("A second broken oven. "), &json!(""))
    );
    assert_eq!((&kept["why_upset"], kept["saved_at"].is_string()), (&Value::Null, true));
    assert_eq!(sam.get(&path).await.expect(200), kept);
    assert_eq!(
        sam.put(&path, json!({})).await.expect(200),
        blank,
        "it starts again from the reading"
    );
    assert_eq!(sam.get(&path).await.expect(200), blank);
    let long = json!({"problem": "a".repeat(5_001), "how_to_show": "b".repeat(5_001)});
    assert_eq!(sam.put(&path, long).await.problem(422, "invalid"), ["problem", "how_to_show"]);
    assert_eq!(sam.put(&path, json!({"by": "ida"})).await.problem(422, "invalid"), ["by"]);
}

#[tokio::test]
async fn nobody_else_finds_a_word_of_it() {
    let desk = TestApp::new().await;
    let (mara, id) = desk.customer("Mara", ANGRY).await;
    let (sam, ida, zoe) = (desk.agent("sam").await, desk.agent("ida").await, desk.agent_elsewhere("Zoe").await);
    let conversation = format!("/v1/conversations/{id}");
    let path = format!("{conversation}/sheet");
    sam.put(&path, json!({"similar_experience": SECRET})).await.expect(200);
    let coached = ida
        .post(&format!("{conversation}/coach"), json!({"draft": "Hello"}))
        .await
        .expect(200);
    assert!(!coached.to_string().contains(SECRET));
    for address in [
        conversation.as_str(),
        &path,
        &format!("{conversation}/experiences"),
        "/v1/conversations",
        "/v1/experiences",
        "/v1/feedback",
        "/v1/needs/corrected",
        "/v1/promises?state=open",
    ] {
        assert!(!ida.get(address).await.expect(200).to_string().contains(SECRET), "{address}");
    }
    assert_eq!(
        ida.get(&path).await.expect(200)["saved_at"],
        Value::Null,
        "a colleague finds her own, which is blank"
    );
    ida.put(&path, json!({"problem": "Ida's"})).await.expect(200);
    assert_eq!(
        sam.get(&path).await.expect(200)["similar_experience"],
        SECRET,
        "nor does she write over it"
    );
    zoe.get(&path).await.problem(404, "not-found");
    zoe.put(&path, json!({"problem": "x"})).await.problem(404, "not-found");
    zoe.get(&format!("{conversation}/experiences")).await.problem(404, "not-found");
    mara.get(&path).await.problem(401, "unauthenticated");
    desk.stranger().get(&path).await.problem(401, "unauthenticated");
    sam.without("x-heard-csrf").put(&path, json!({})).await.problem(403, "csrf");
    assert!(!mara.get("/v1/widget/conversation").await.expect(200).to_string().contains(SECRET));
}
