//! Choosing another password.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::PasswordHash;
use serde::Deserialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::sign_in::LONGEST_PASSWORD;
use crate::App;
use crate::auth::{Address, SignedIn};
use crate::extract::Json;
use crate::fields::Fields;
use crate::own::{lock, unlock};
use crate::problem::Problem;

/// What is shorter is guessed.
const SHORTEST_PASSWORD: usize = 10;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordBody {
    #[schema(format = Password, max_length = 1000)]
    current: String,
    #[schema(format = Password, min_length = 10, max_length = 1000)]
    new: String,
}

/// Choose another password; what is yours stays yours, and your other sessions end
#[utoipa::path(
    put, path = "/v1/session/password", tag = "session", request_body = PasswordBody,
    responses((status = 204, description = "It is another now"), Problem),
)]
pub(crate) async fn choose_password(
    State(app): State<App>,
    me: SignedIn,
    address: Address,
    Json(body): Json<PasswordBody>,
) -> Result<StatusCode, Problem> {
    let (current, new) = (Zeroizing::new(body.current), Zeroizing::new(body.new));
    let mut fields = Fields::default();
    if new.chars().count() < SHORTEST_PASSWORD {
        fields.remark("new", format!("is too short: at least {SHORTEST_PASSWORD} characters"));
    }
    if new.len() > LONGEST_PASSWORD {
        fields.remark("new", format!("is longer than {LONGEST_PASSWORD} bytes"));
    }
    fields.finish()?;
    let now = app.now();
    app.limits.sign_in.take((me.agent.email.as_str().to_owned(), address.0), now)?;
    if current.len() > LONGEST_PASSWORD || !app.is_password_of(&me.agent, &current).await? {
        return Err(Problem::field("current", "is not right"));
    }
    let hash = PasswordHash(app.passwords.hash(new.to_string()).await?);
    let key = match me.own_key() {
        Some(key) => Some(key),
        None => unlock(&app, &me.agent, &current).await?,
    };
    let vault = match key {
        Some(key) => Some(lock(&app, &me.agent, &new, key).await?.1),
        // What was sealed under a still earlier password stays as it is.
        None => None,
    };
    let mut agent = me.agent.clone();
    app.store.apply(&agent.choose_password(hash, vault, me.session.token, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
