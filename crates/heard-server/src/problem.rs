//! What goes wrong, as RFC 9457 problem details. Every error that leaves the server is one of these.
//!
//! A detail may name fields and limits; it never repeats what somebody wrote.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use heard_desk::DeskError;
use heard_store::StoreError;
use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::auth::PasswordError;

/// Kinds of problem, each with its status, title and `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The body or the address could not be parsed.
    Malformed,
    /// Nobody is signed in, or the token is not known.
    Unauthenticated,
    /// The request lacks the session's CSRF token.
    Forged,
    /// It is told to those who lead the team.
    LeadsOnly,
    /// The session does not hold the key to what is its agent's own.
    Locked,
    /// There is no such thing, or it is not yours.
    NotFound,
    /// The thing is there, but not with this method.
    MethodNotAllowed,
    /// The state no longer allows it.
    Conflict,
    /// The customer still needs something: asked before a conversation is closed.
    NeedsOpen,
    /// Another request was done under the same key.
    KeyUsed,
    /// Somebody else changed it at the same moment. Trying again decides anew; only if that fails too the caller hears of it.
    Stale,
    /// The body is over the limit.
    TooLarge,
    /// The headers are over the limit.
    HeadersTooLarge,
    /// The body is not JSON.
    UnsupportedMediaType,
    /// A field is unknown, missing or out of bounds.
    Invalid,
    /// Too many tries.
    TooManyRequests,
    /// Our fault.
    Internal,
    /// The server is stopping or too slow.
    Unavailable,
}

impl Kind {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Malformed => (StatusCode::BAD_REQUEST, "malformed", "The request cannot be read"),
            Self::Unauthenticated => (StatusCode::UNAUTHORIZED, "unauthenticated", "Sign in first"),
            Self::Forged => (StatusCode::FORBIDDEN, "csrf", "The request is not known to come from the desk"),
            Self::LeadsOnly => (StatusCode::FORBIDDEN, "leads-only", "This is for who leads the team"),
            Self::Locked => (StatusCode::CONFLICT, "locked", "What is yours cannot be opened here"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such thing here"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "This cannot be done here"),
            Self::NeedsOpen => (StatusCode::CONFLICT, "needs-open", "Something is still needed"),
            Self::KeyUsed => (StatusCode::CONFLICT, "key-used", "The key was used before"),
            Self::Conflict | Self::Stale => (StatusCode::CONFLICT, "conflict", "It has changed meanwhile"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The request is too large"),
            Self::HeadersTooLarge => (
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers-too-large",
                "The request's headers are too large",
            ),
            Self::UnsupportedMediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Send JSON"),
            Self::Invalid => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "A field is not right"),
            Self::TooManyRequests => (StatusCode::TOO_MANY_REQUESTS, "too-many-requests", "Too many tries"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Not available right now"),
        }
    }
}

/// One field that is not right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Its name, with dots for nested ones: `promises[0].due`.
    pub field: String,
    /// What is wrong with it.
    pub reason: String,
}

/// A problem on its way to the caller.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    retry_after: Option<u64>,
}

/// Body of every error (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// A name for the kind of problem: `urn:heard:problem:conflict`.
    #[serde(rename = "type")]
    kind: String,
    /// What it is, the same for every problem of this type.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What it is here.
    detail: Cow<'static, str>,
    /// The fields that are not right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldError>,
}

impl Problem {
    /// A problem of this kind, with what it is here.
    pub fn new(kind: Kind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after: None,
        }
    }

    /// One field is not right.
    pub fn field(field: impl Into<String>, reason: impl Into<String>) -> Self {
        let (field, reason) = (field.into(), reason.into());
        Self::fields(vec![FieldError { field, reason }])
    }

    /// These fields are not right.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        let names: Vec<&str> = errors.iter().map(|e| e.field.as_str()).collect();
        Self {
            detail: format!("Not right: {}.", names.join(", ")).into(),
            errors,
            ..Self::new(Kind::Invalid, "")
        }
    }

    /// Nothing is there, or it belongs to somebody else: the two are not told apart.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "It does not exist, or it is not yours.")
    }

    /// Try again after so many seconds.
    pub fn too_many(retry_after: u64) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..Self::new(Kind::TooManyRequests, format!("Try again in {retry_after} s."))
        }
    }

    /// Our fault. The cause goes to the log, never to the caller; it must not hold anybody's words.
    pub fn internal(cause: &dyn std::error::Error) -> Self {
        tracing::error!(cause = %chain(cause), "request failed");
        Self::new(Kind::Internal, "It has been noted. Trying again may help.")
    }

    /// A verb was refused: 422 at this field where the input is at fault, otherwise 409.
    pub(crate) fn refused(error: &DeskError, field: &str) -> Self {
        if error.is_about_input() {
            Self::field(field, error.to_string())
        } else if matches!(error, DeskError::NeedsOpen(_)) {
            Self::new(Kind::NeedsOpen, error.to_string())
        } else {
            Self::new(Kind::Conflict, error.to_string())
        }
    }

    /// Whether the same deed may succeed when it is decided anew.
    pub(crate) fn is_stale(&self) -> bool {
        self.kind == Kind::Stale
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict(_) => Self::new(Kind::Stale, "Somebody else changed it at the same moment. Look again."),
            error => Self::internal(&error),
        }
    }
}

impl From<getrandom::Error> for Problem {
    fn from(error: getrandom::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        Self::internal(&error)
    }
}

/// In the API's description: what every route may answer.
impl IntoResponses for Problem {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new()
            .description("What is wrong")
            .content("application/problem+json", content);
        BTreeMap::from([("4XX".to_owned(), response.build().into())])
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, name, title) = self.kind.parts();
        let body = ProblemBody {
            kind: format!("urn:heard:problem:{name}"),
            title,
            status: status.as_u16(),
            detail: self.detail,
            errors: self.errors,
        };
        let mut response = (status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
