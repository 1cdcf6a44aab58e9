//! The API's own description.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;

static SPEC: LazyLock<String> = LazyLock::new(|| crate::openapi().to_json().unwrap_or_default());

/// This description
#[utoipa::path(
    get, path = "/v1/openapi.json", tag = "meta",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")),
)]
pub(crate) async fn spec() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], SPEC.as_str())
}
