//! Everything that is held of a person.

use axum::extract::State;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;

#[derive(Serialize, ToSchema)]
pub(crate) struct Export {
    /// When it was held so.
    exported_at: Timestamp,
    /// What their customer ids are, by which other rows name them.
    person_id: Uuid,
    /// By the kind of row: customers (the ways in which they came), conversations, messages with what was read in them, needs, promises, answers,
    /// facts, drafts and findings set aside.
    #[schema(value_type = Object)]
    held: heard_store::Held,
}

/// Everything that is held of a customer, as one document
#[utoipa::path(
    get, path = "/v1/customers/{id}/export", tag = "customers", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The document", body = Export), Problem),
)]
pub(crate) async fn export_customer(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<Export>, Problem> {
    let person = of_team(&app, &me.agent, id).await?.customer.id;
    let held = app.store.held(person).await?.ok_or_else(Problem::not_found)?;
    Ok(Json(Export {
        exported_at: app.now(),
        person_id: person.uuid(),
        held,
    }))
}
