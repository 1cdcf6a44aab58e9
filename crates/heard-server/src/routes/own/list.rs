//! Reading one's own check-ins.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{CheckInView, key_of, said};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;

#[derive(Serialize, ToSchema)]
pub(crate) struct CheckInList {
    check_ins: Vec<CheckInView>,
}

/// What you have said of your days, the latest first; nobody else can ask for it
#[utoipa::path(
    get, path = "/v1/check-ins", tag = "own",
    responses((status = 200, description = "Yours", body = CheckInList), Problem),
)]
pub(crate) async fn list_check_ins(State(app): State<App>, me: SignedIn) -> Result<Json<CheckInList>, Problem> {
    let said = said(&app, &me, &key_of(&me)?).await?;
    Ok(Json(CheckInList {
        check_ins: said.iter().map(|(id, said)| CheckInView::of(*id, said)).collect(),
    }))
}
