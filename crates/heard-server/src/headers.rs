//! Headers: how large a request's may be, and those that keep browsers careful, by what is being served.

use axum::extract::Request;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::{Kind, Problem};

/// Largest headers of a request, its address included, in bytes.
const MOST: usize = 16 * 1024;

/// Pages may load their own files only; no script or style inside the page.
const PAGE: &str =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// The widget stands in a frame on any shop's page.
const WIDGET: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors *";
/// Answers of the API are no pages.
const API: &str = "default-src 'none'; frame-ancestors 'none'";

/// Refuses a request whose headers are too large, in words. What is larger by far is refused before it comes here, without any.
pub(crate) async fn bounded(request: Request, next: Next) -> Response {
    let address = request.uri().path().len() + request.uri().query().map_or(0, str::len);
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if address + headers.sum::<usize>() > MOST {
        let detail = format!("Address and headers may have {MOST} bytes together. In a browser, the cookies of this site may be too many.");
        return Problem::new(Kind::HeadersTooLarge, detail).into_response();
    }
    next.run(request).await
}

/// Adds them to every response; what a handler has set itself stays.
pub(crate) async fn careful(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path.starts_with("/v1/") || path == "/healthz";
    let policy = match path {
        _ if api => API,
        "/widget" => WIDGET,
        _ => PAGE,
    };
    // The loader is the one file that other sites' pages fetch.
    let shared = path == "/widget.js";
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    set(headers, header::CONTENT_SECURITY_POLICY, policy);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    let resource = if shared { "cross-origin" } else { "same-origin" };
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), resource);
    if policy == PAGE {
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    }
    if api {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
