//! Who may be the same person.

use std::collections::BTreeSet;

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
use crate::routes::view::Person;

/// How many conversations are looked at.
const MOST: u32 = 50;

#[derive(Serialize, ToSchema)]
pub(crate) struct Alike {
    /// Who wrote last comes first.
    customers: Vec<AlikeCustomer>,
}

/// Somebody who may be the same person.
#[derive(Serialize, ToSchema)]
struct AlikeCustomer {
    #[serde(flatten)]
    customer: Person,
    /// What their last conversation is about.
    subject: String,
    /// Since when it was.
    opened_at: Timestamp,
}

/// Customers with the same name or address, who may be the same person
#[utoipa::path(
    get, path = "/v1/customers/{id}/alike", tag = "customers", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The customers", body = Alike), Problem),
)]
pub(crate) async fn alike(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<Alike>, Problem> {
    let person = of_team(&app, &me.agent, id).await?;
    let last = app.store.alike(&person, MOST).await?;
    let mut seen = BTreeSet::new();
    let customers = last.iter().filter(|of| seen.insert(of.it.customer)).map(|of| AlikeCustomer {
        customer: Person {
            id: of.it.customer.uuid(),
            name: of.customer_name.as_str().to_owned(),
        },
        subject: of.it.subject.as_str().to_owned(),
        opened_at: of.it.opened_at,
    });
    Ok(Json(Alike {
        customers: customers.collect(),
    }))
}
