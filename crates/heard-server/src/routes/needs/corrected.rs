//! Where agents and the engine disagree about needs.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::CorrectedNeed;

/// How many are listed.
const MOST: u32 = 200;

#[derive(Serialize, ToSchema)]
pub(crate) struct CorrectedNeeds {
    /// The one changed last comes first.
    needs: Vec<CorrectedNeed>,
}

/// Needs of which an agent said otherwise than the engine
///
/// They are kept to be looked at; nothing is trained on them.
#[utoipa::path(
    get, path = "/v1/needs/corrected", tag = "needs",
    responses((status = 200, description = "The needs", body = CorrectedNeeds), Problem),
)]
pub(crate) async fn corrected_needs(State(app): State<App>, me: SignedIn) -> Result<Json<CorrectedNeeds>, Problem> {
    let needs = app.store.corrected_needs(me.agent.team, MOST).await?;
    Ok(Json(CorrectedNeeds {
        needs: needs.iter().map(CorrectedNeed::from).collect(),
    }))
}
