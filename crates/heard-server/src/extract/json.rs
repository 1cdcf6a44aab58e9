//! A JSON body, read strictly: the problem names the field.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::App;
use crate::problem::{Kind, Problem};
use crate::router::BODY;

/// A JSON body; as a response, a JSON answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(Kind::UnsupportedMediaType, "Send content-type: application/json."));
        }
        let bytes = Bytes::from_request(request, app)
            .await
            .map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Kind::TooLarge, format!("At most {BODY} bytes are possible.")),
                _ => Problem::new(Kind::Malformed, "The body ended early."),
            })?;
        parse(&bytes).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let json = &mut serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut *json).map_err(|error| refused(&error))?;
    json.end()
        .map_err(|error| Problem::new(Kind::Malformed, format!("Not JSON: something follows it at {}.", place(&error))))?;
    Ok(value)
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    if !inner.is_data() {
        return Problem::new(Kind::Malformed, format!("Not JSON: broken at {}.", place(inner)));
    }
    let text = inner.to_string();
    let path = error.path().to_string();
    let at = |name: &str| match path.as_str() {
        "." => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    let named = |prefix: &str| text.strip_prefix(prefix)?.split('`').next().map(str::to_owned);
    if let Some(name) = named("unknown field `") {
        Problem::field(at(&name), "is not known here")
    } else if let Some(name) = named("missing field `") {
        Problem::field(at(&name), "is missing")
    } else {
        // Serde's words may quote what was sent; only what was expected is passed on.
        let expected = text.split_once(", expected ").map_or("something else", |(_, rest)| rest);
        let expected = expected.split(" at line ").next().unwrap_or_default();
        Problem::field(if path == "." { "body" } else { &path }, format!("must be {expected}"))
    }
}

fn place(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Letter {
        text: String,
        #[serde(default)]
        pages: Vec<Page>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Page {
        number: u8,
    }

    async fn check(json: &str, status: u16, expect: &str) {
        let response = parse::<Letter>(json.as_bytes()).unwrap_err().into_response();
        assert_eq!(response.status().as_u16(), status, "{json}");
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains(expect), "{json}: {body}");
        assert!(!body.contains("secret"), "{body}");
    }

    #[tokio::test]
    async fn the_field_is_named_and_its_content_is_not() {
        check(
            r#"{"text": "a", "colour": 1}"#,
            422,
            r#"{"field":"colour","reason":"is not known here"}"#,
        )
        .await;
        check("{}", 422, r#"{"field":"text","reason":"is missing"}"#).await;
        check(r#"{"text": 5}"#, 422, r#"{"field":"text","reason":"must be a string"}"#).await;
        check(
            r#"{"text": "", "pages": [{"number": "secret"}]}"#,
            422,
            r#""field":"pages[0].number""#,
        )
        .await;
        check(r#"{"text": "", "pages": [{"number": 1, "x": 2}]}"#, 422, r#""field":"pages[0].x""#).await;
        check(r#"{"text": "", "pages": [{}]}"#, 422, r#""field":"pages[0].number""#).await;
        check(r#""secret""#, 422, r#""field":"body""#).await;
        check("{", 400, "line 1, column 1").await;
        check(r#"{"text": ""} {"#, 400, "something follows").await;
        check("{\"text\": \"\u{0}\"}", 400, "broken at").await;
    }
}
