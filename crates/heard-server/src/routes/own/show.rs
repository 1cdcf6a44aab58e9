//! What holds for what is the caller's own.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;

/// What holds for what is yours.
#[derive(Serialize, ToSchema)]
#[schema(as = Own)]
#[allow(clippy::struct_excessive_bools, reason = "four answers, each yes or no")]
pub(crate) struct OwnView {
    /// Whether this session can open what is sealed.
    open: bool,
    /// Whether somebody else chose your password, who could sign in as you.
    password_given: bool,
    /// Whether your check-ins count in the week's tally, without your name.
    tally: bool,
    /// Whether what the coach says of replies that you send counts in your progress.
    replies: bool,
}

/// What holds for what is yours alone
#[utoipa::path(
    get, path = "/v1/own", tag = "own",
    responses((status = 200, description = "Your wishes, and whether this session can open what is yours", body = OwnView), Problem),
)]
pub(crate) async fn show_own(State(app): State<App>, me: SignedIn) -> Result<Json<OwnView>, Problem> {
    let wish = app.store.wish(me.agent.id).await?;
    Ok(Json(OwnView {
        open: me.own_key().is_some(),
        password_given: me.agent.password_given,
        tally: wish.tally,
        replies: wish.replies,
    }))
}
