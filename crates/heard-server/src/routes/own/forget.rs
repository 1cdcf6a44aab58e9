//! Forgetting what one has said: one of it, or all.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::CheckIn;
use uuid::Uuid;

use super::{key_of, said};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Path;
use crate::own::settle;
use crate::problem::Problem;

/// Forget one check-in
#[utoipa::path(
    delete, path = "/v1/check-ins/{id}", tag = "own", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn forget_check_in(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    let key = key_of(&me)?;
    let all = said(&app, &me, &key).await?;
    let (id, _) = *all.iter().find(|(known, _)| known.uuid() == id).ok_or_else(Problem::not_found)?;
    let takes_part = app.store.wish(me.agent.id).await?.tally;
    let left = all.iter().filter(|(known, _)| *known != id).map(|(_, said)| said);
    let change = CheckIn::forget(id, me.agent.id).and(settle(&app, &me, &key, takes_part, left));
    app.store.apply(&change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forget all of them
///
/// The running week's count is taken back too. A week that is over is a sum already, and stays.
#[utoipa::path(
    delete, path = "/v1/check-ins", tag = "own",
    responses((status = 204, description = "They are gone"), Problem),
)]
pub(crate) async fn forget_check_ins(State(app): State<App>, me: SignedIn) -> Result<StatusCode, Problem> {
    let mut change = CheckIn::forget_all(me.agent.id);
    if let Some(key) = me.own_key() {
        change = change.and(settle(&app, &me, &key, false, []));
    }
    app.store.apply(&change).await?;
    Ok(StatusCode::NO_CONTENT)
}
