//! The web app, carried inside the binary: pages, scripts, styles.
//!
//! `make` builds `web/dist` before the binary; without it the crate still compiles, and pages say what is missing. A debug build reads
//! the folder as it is at that moment.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::App;
use crate::problem::{Kind, Problem};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = include_str!("not_built.html");

/// Everything that is not an API route: files by name, and the app's own page for the app's own addresses.
pub(crate) async fn serve(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("v1/") || path == "v1" {
        return Problem::not_found().into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return Problem::new(Kind::MethodNotAllowed, "Pages can only be read.").into_response();
    }
    let page = match path {
        "widget" => Some("widget.html"),
        "choose" => Some("choose.html"),
        "certificate" => Some("certificate.html"),
        "demo-shop" if app.config.demo => Some("demo-shop.html"),
        "demo-shop" | "demo-shop.html" if !app.config.demo => return Problem::not_found().into_response(),
        path if !path.rsplit('/').next().unwrap_or_default().contains('.') => Some("index.html"),
        _ => None,
    };
    match Dist::get(page.unwrap_or(path)) {
        Some(file) => answer(page.unwrap_or(path), file, &headers),
        None if page.is_some() => (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response(),
        None => Problem::not_found().into_response(),
    }
}

fn answer(name: &str, file: EmbeddedFile, asked: &HeaderMap) -> Response {
    use std::fmt::Write as _;
    let mut tag = String::from("\"");
    for byte in file.metadata.sha256_hash().iter().take(16) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    // The build puts a hash into the name of everything under assets/: what has that name never changes.
    let caching = if name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.is_some_and(|tags| tags.split(',').any(|t| t.trim().trim_start_matches("W/") == tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = mime_guess::from_path(name).first_or_octet_stream();
        let kind = match kind.type_().as_str() {
            "text" => format!("{}; charset=utf-8", kind.essence_str()),
            _ => kind.essence_str().to_owned(),
        };
        let body = match file.data {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        };
        ([(header::CONTENT_TYPE, kind)], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &'static str) -> EmbeddedFile {
        EmbeddedFile {
            data: Cow::Borrowed(text.as_bytes()),
            metadata: rust_embed::Metadata::__rust_embed_new([7; 32], None, None),
        }
    }

    fn check(name: &str, asked: &HeaderMap, status: u16, caching: &str, kind: &str) -> Response {
        let response = answer(name, file("x"), asked);
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()[header::CACHE_CONTROL], caching);
        assert_eq!(
            response.headers().get(header::CONTENT_TYPE).map_or("", |v| v.to_str().unwrap()),
            kind
        );
        response
    }

    #[test]
    fn hashed_files_stay_and_pages_are_asked_for_again() {
        let mut asked = HeaderMap::new();
        let forever = "public, max-age=31536000, immutable";
        check("assets/app-1a2b.js", &asked, 200, forever, "text/javascript; charset=utf-8");
        check("assets/inter.woff2", &asked, 200, forever, "font/woff2");
        let page = check("index.html", &asked, 200, "no-cache", "text/html; charset=utf-8");
        asked.insert(header::IF_NONE_MATCH, page.headers()[header::ETAG].clone());
        check("index.html", &asked, 304, "no-cache", "");
    }
}
