//! Is it there?

use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Json;

#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    status: &'static str,
}

/// Whether the server answers
#[utoipa::path(get, path = "/healthz", tag = "meta", responses((status = 200, description = "It does", body = Health)))]
pub(crate) async fn healthz() -> Json<Health> {
    Json(Health { status: "ok" })
}
