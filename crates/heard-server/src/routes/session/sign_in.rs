//! Signing in.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use heard_desk::Email;
use serde::Deserialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::Me;
use crate::App;
use crate::auth::{Address, Token, session_cookie};
use crate::extract::Json;
use crate::fields::Fields;
use crate::own::{for_session, unlock};
use crate::problem::{Kind, Problem};

/// Longer passwords are not worked on: hashing takes time with their length.
pub(super) const LONGEST_PASSWORD: usize = 1000;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInBody {
    #[schema(min_length = 3, max_length = 254)]
    email: String,
    #[schema(format = Password, max_length = 1000)]
    password: String,
}

/// Sign in
///
/// Sets the cookie `heard_session`. A wrong password and an unknown address get the same answer after the same time.
#[utoipa::path(
    post, path = "/v1/session", tag = "session", request_body = SignInBody,
    responses((status = 200, description = "Signed in", body = Me), Problem),
)]
pub(crate) async fn sign_in(State(app): State<App>, address: Address, Json(body): Json<SignInBody>) -> Result<Response, Problem> {
    let now = app.now();
    let mut fields = Fields::default();
    let email = fields.take("email", Email::new(&body.email));
    if body.password.len() > LONGEST_PASSWORD {
        fields.remark("password", format!("is longer than {LONGEST_PASSWORD} bytes"));
    }
    let (Some(email), true) = (email, fields.is_fine()) else {
        return Err(fields.problem());
    };
    app.limits.sign_ins.take(address.0, now)?;
    app.limits.sign_in.take((email.as_str().to_owned(), address.0), now)?;
    let agent = app.store.agent_by_email(&email).await?;
    let hash = agent.as_ref().map(|agent| agent.password.0.clone());
    let password = Zeroizing::new(body.password);
    let right = app.passwords.verify(password.to_string(), hash).await?;
    let Some(agent) = agent.filter(|_| right) else {
        return Err(Problem::new(Kind::Unauthenticated, "The address or the password is not right."));
    };
    app.store.forget_sessions(now).await?;
    let token = Token::random()?;
    let key = unlock(&app, &agent, &password).await?;
    let key = key.map(|key| for_session(&agent, &token, &key)).transpose()?;
    let (_, change) = agent.sign_in_with(token.hash(), key, now);
    app.store.apply(&change).await?;
    app.store.seen(agent.id, now).await?;
    let mut response = Json(Me::of(&app, &agent, &token).await?).into_response();
    if let Some(cookie) = session_cookie(&app.config, &token) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
