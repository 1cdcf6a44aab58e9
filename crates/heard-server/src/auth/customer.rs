//! A customer, known by the token that their browser was given when they first wrote.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use heard_desk::{Customer, TokenHash};

use super::Token;
use crate::App;
use crate::problem::{Kind, Problem};

/// Who is calling, proven by `authorization: Bearer …`.
pub(crate) struct Caller {
    /// Who.
    pub(crate) customer: Customer,
    /// What names them in limits.
    pub(crate) token: TokenHash,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        customer_of(app, bearer(&parts.headers)).await
    }
}

/// What `authorization: Bearer …` holds; nothing where there is no such header.
pub(crate) fn bearer(headers: &HeaderMap) -> &str {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (scheme, token) = sent.and_then(|sent| sent.split_once(' ')).unwrap_or_default();
    if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" }
}

/// The customer who holds this token.
pub(crate) async fn customer_of(app: &App, token: &str) -> Result<Caller, Problem> {
    let nobody = || Problem::new(Kind::Unauthenticated, "No token, or it is not known.");
    let token = Token::sent(token).ok_or_else(nobody)?.hash();
    let customer = app.store.customer_by_token(token).await?.ok_or_else(nobody)?;
    Ok(Caller { customer, token })
}
