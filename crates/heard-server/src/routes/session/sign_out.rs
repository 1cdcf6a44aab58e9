//! Signing out.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::auth::{SignedIn, clear_cookie};
use crate::problem::Problem;

/// Sign out
#[utoipa::path(
    delete, path = "/v1/session", tag = "session",
    responses((status = 204, description = "Signed out"), Problem),
)]
pub(crate) async fn sign_out(State(app): State<App>, me: SignedIn) -> Result<Response, Problem> {
    app.store.apply(&me.session.sign_out(app.now())).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = clear_cookie(&app.config) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
