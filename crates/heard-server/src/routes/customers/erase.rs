//! Erasing a person, and the receipts of it.

use std::collections::BTreeMap;

use axum::extract::State;
use heard_store::Receipt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;

/// How many receipts are listed.
const MOST: u32 = 500;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EraseBody {
    /// The customer's name, typed, so that nobody is erased by a slip.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
}

/// That somebody was erased; not who.
#[derive(Serialize, ToSchema)]
#[schema(as = ErasureReceipt)]
pub(crate) struct ReceiptView {
    id: Uuid,
    erased_at: Timestamp,
    /// The agent who did it.
    erased_by: Uuid,
    /// How many rows of which kind were removed.
    removed: BTreeMap<String, u64>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Receipts {
    /// The latest first.
    erasures: Vec<ReceiptView>,
}

impl From<&Receipt> for ReceiptView {
    fn from(receipt: &Receipt) -> Self {
        Self {
            id: receipt.erasure.id.uuid(),
            erased_at: receipt.erasure.at,
            erased_by: receipt.erasure.by.uuid(),
            removed: receipt.removed.clone(),
        }
    }
}

/// Erase a customer with everything that is held of them
///
/// Their token opens nothing from then on. What stays are events without words, for counting, and this receipt.
#[utoipa::path(
    delete, path = "/v1/customers/{id}", tag = "customers", params(("id" = Uuid, Path)), request_body = EraseBody,
    responses((status = 200, description = "The receipt", body = ReceiptView), Problem),
)]
pub(crate) async fn erase_customer(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<EraseBody>,
) -> Result<Json<ReceiptView>, Problem> {
    let erased = again(|| async {
        let person = of_team(&app, &me.agent, id).await?;
        let erased = person.erase(&body.name, me.agent.id, app.now());
        let (erasure, change) = erased.map_err(|error| Problem::refused(&error, "name"))?;
        app.store.apply(&change).await?;
        Ok(erasure)
    })
    .await?;
    app.outcomes.forget();
    let receipt = app.store.receipt(erased.id).await?.ok_or_else(Problem::not_found)?;
    Ok(Json((&receipt).into()))
}

/// The receipts of erasures
#[utoipa::path(
    get, path = "/v1/erasures", tag = "customers",
    responses((status = 200, description = "The receipts", body = Receipts), Problem),
)]
pub(crate) async fn list_erasures(State(app): State<App>, me: SignedIn) -> Result<Json<Receipts>, Problem> {
    let receipts = app.store.receipts(me.agent.team, MOST).await?;
    Ok(Json(Receipts {
        erasures: receipts.iter().map(ReceiptView::from).collect(),
    }))
}
