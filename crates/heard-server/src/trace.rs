//! One span for each request: method, route and a number. Never a path as sent, a query, a header or a body: they hold ids of
//! people's conversations, tokens and words.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::MatchedPath;
use axum::response::Response;
use tracing::Span;

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// Opens the span.
pub(crate) fn span<B>(request: &axum::http::Request<B>) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("(page)", MatchedPath::as_str);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    tracing::info_span!("request", number, method = %request.method(), route)
}

/// Says how it went.
pub(crate) fn answered<B>(response: &axum::http::Response<B>, took: Duration, _span: &Span) {
    tracing::debug!(status = response.status().as_u16(), ms = took.as_millis(), "answered");
}

/// What the caller sees of a handler that panicked; the panic itself is logged without what it was about.
pub(crate) fn panicked(_panic: Box<dyn std::any::Any + Send>) -> Response {
    use axum::response::IntoResponse as _;
    tracing::error!("a handler panicked");
    crate::problem::Problem::new(crate::problem::Kind::Internal, "It has been noted. Trying again may help.").into_response()
}
