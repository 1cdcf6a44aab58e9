//! Beginning again, where the key to what was said before cannot be opened.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::App;
use crate::auth::{Address, SignedIn};
use crate::extract::Json;
use crate::own::unlock;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgainBody {
    /// Your password as it is now.
    #[schema(format = Password, max_length = 1000)]
    password: String,
}

/// Begin again with what is yours: what cannot be opened any more is removed. Sign in again afterwards
///
/// Where your password does open it, nothing is removed.
#[utoipa::path(
    post, path = "/v1/own/again", tag = "own", request_body = AgainBody,
    responses((status = 204, description = "Sign in again now"), Problem),
)]
pub(crate) async fn begin_own_again(
    State(app): State<App>,
    me: SignedIn,
    address: Address,
    Json(body): Json<AgainBody>,
) -> Result<StatusCode, Problem> {
    let password = Zeroizing::new(body.password);
    app.limits
        .sign_in
        .take((me.agent.email.as_str().to_owned(), address.0), app.now())?;
    if !app.is_password_of(&me.agent, &password).await? {
        return Err(Problem::field("password", "is not right"));
    }
    if unlock(&app, &me.agent, &password).await?.is_none() {
        app.store.apply(&me.agent.begin_own_again()).await?;
        unlock(&app, &me.agent, &password).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
