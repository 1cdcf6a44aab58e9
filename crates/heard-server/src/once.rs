//! A request under a key of its caller's making is done once, however often it is sent: who gets no answer sends it again as it was, and gets
//! the answer then.
//!
//! The key stands in the header that callers know for this, `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). It is its caller's
//! own: nobody finds by it what another has done. What is kept are hashes, of the key and of all that was asked, in the transaction that
//! does it: something else under a used key is refused, not lost. A request without a key is done as often as it is sent.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use heard_desk::{Actor, Asked, Change, ConversationId, Deed, Digest, Made, Message, Need};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::App;
use crate::auth::Token;
use crate::problem::{Kind, Problem};

const HEADER: &str = "Idempotency-Key";

/// The key of a request, if it has one.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct Key {
    /// A random UUID of the caller's making. Sent again under the same key, a request is not done again: the answer is as the first time.
    /// Something else under a used key is refused with `key-used`. Whoever begins a conversation keeps the key to themselves.
    #[param(rename = "Idempotency-Key", value_type = Uuid, required = false)]
    key: Option<Uuid>,
}

/// Sees to it that what is asked for is done once; without a key it sees to nothing.
#[derive(Clone, Copy)]
pub(crate) struct Once(Option<Asked>);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        sent(&parts.headers).map(|key| Self { key })
    }
}

/// The key that was sent. Clocks and names make no keys: they could be guessed.
fn sent(headers: &HeaderMap) -> Result<Option<Uuid>, Problem> {
    let mut sent = headers.get_all(HEADER).iter();
    let (Some(first), more) = (sent.next(), sent.next()) else {
        return Ok(None);
    };
    let text = first.to_str().unwrap_or_default().trim();
    // The draft has it in quotes; most callers send it bare.
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let random = |key: &Uuid| bare.len() == 36 && matches!(key.get_version_num(), 4 | 7);
    match Uuid::try_parse(bare).ok().filter(random) {
        Some(key) if more.is_none() => Ok(Some(key)),
        _ => Err(Problem::field(
            HEADER,
            "must be one random UUID (version 4 or 7), such as 8f14e45f-ceea-467f-a0e6-6d5f1c2b9a30",
        )),
    }
}

impl Key {
    /// What is asked for: the name of the request, and all of it that is to be the same when it is sent again.
    pub(crate) fn asks(&self, what: &impl Serialize) -> Result<Once, Problem> {
        let Some(key) = self.key else {
            return Ok(Once(None));
        };
        let what = serde_json::to_vec(what).map_err(|error| Problem::internal(&error))?;
        let (key, what) = (digest(key.as_bytes()), digest(&what));
        Ok(Once(Some(Asked { key, what })))
    }

    /// The token of a customer who begins: under a key the same one each time, for it cannot be kept; otherwise a fresh one.
    pub(crate) async fn token(&self, app: &App) -> Result<Token, Problem> {
        match self.key {
            Some(key) => Ok(app.links().await?.token(key)),
            None => Ok(Token::random()?),
        }
    }
}

impl Once {
    /// The message that came of it when this was asked before.
    pub(crate) async fn message(self, app: &App, by: Actor) -> Result<Option<Message>, Problem> {
        match self.made(app, by).await? {
            None => Ok(None),
            Some(Made::Message(id)) => app.store.message(id).await?.map(Some).ok_or_else(taken_back),
            Some(Made::Need(_)) => Err(used()),
        }
    }

    /// The need that came of it when this was asked before, as it stands now.
    pub(crate) async fn need(self, app: &App, by: Actor) -> Result<Option<Need>, Problem> {
        match self.made(app, by).await? {
            None => Ok(None),
            Some(Made::Need(id)) => app.store.need(id).await?.map(Some).ok_or_else(Problem::not_found),
            Some(Made::Message(_)) => Err(used()),
        }
    }

    async fn made(self, app: &App, by: Actor) -> Result<Option<Made>, Problem> {
        let Some(asked) = self.0 else { return Ok(None) };
        match app.store.deed(by, asked.key).await? {
            Some(deed) if deed.asked == asked.what => Ok(Some(deed.made)),
            Some(_) => Err(used()),
            None => Ok(None),
        }
    }

    /// What is asked, for states that remember it by themselves.
    pub(crate) fn asked(self) -> Option<Asked> {
        self.0
    }

    /// Remembers what came of it.
    pub(crate) fn remember(self, by: Actor, conversation: ConversationId, made: Made, at: Timestamp) -> Change {
        self.0.map_or_else(Change::default, |Asked { key, what: asked }| {
            let deed = Deed {
                by,
                key,
                asked,
                conversation,
                made,
                at,
            };
            deed.remember()
        })
    }
}

/// Something else was done under this key.
pub(crate) fn used() -> Problem {
    let detail = "Something else was sent under this Idempotency-Key, and stands. This was not done: send it under a new key.";
    Problem::new(Kind::KeyUsed, detail)
}

fn taken_back() -> Problem {
    let detail = "This reply had arrived, and was taken back since. It was not sent again: to send it, use a new Idempotency-Key.";
    Problem::new(Kind::KeyUsed, detail)
}

fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[&str], expect: Result<Option<&str>, ()>) {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(HEADER, value.parse().unwrap());
        }
        let key = sent(&headers).map(|key| key.map(|key| key.to_string())).map_err(|_| ());
        assert_eq!(key, expect.map(|key| key.map(str::to_owned)), "{values:?}");
    }

    #[test]
    fn keys_are_random_uuids() {
        let key = "8f14e45f-ceea-467f-a0e6-6d5f1c2b9a30";
        check(&[], Ok(None));
        check(&[key], Ok(Some(key)));
        check(&[&key.to_uppercase()], Ok(Some(key)));
        check(&[&format!("\"{key}\"")], Ok(Some(key)));
        check(
            &["0195840a-0000-7000-8000-000000000000"],
            Ok(Some("0195840a-0000-7000-8000-000000000000")),
        );
        for poor in [
            "",
            "1",
            "order-17",
            "00000000-0000-0000-0000-000000000000",
            "8f14e45fceea467fa0e66d5f1c2b9a30",
            "{8f14e45f-ceea-467f-a0e6-6d5f1c2b9a30}",
            "2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d",
        ] {
            check(&[poor], Err(()));
        }
        check(&[key, key], Err(()));
    }

    #[test]
    fn what_is_asked_is_told_apart_by_every_part() {
        let asked = |key: u128, what: (&str, &str)| {
            let key = Key {
                key: Some(Uuid::from_u128(key)),
            };
            let asked = key.asks(&what).unwrap().0.unwrap();
            (asked.key, asked.what)
        };
        assert_eq!(asked(1, ("write", "Hello?")), asked(1, ("write", "Hello?")));
        assert_ne!(asked(1, ("write", "Hello?")).0, asked(2, ("write", "Hello?")).0);
        assert_ne!(asked(1, ("write", "Hello?")).1, asked(1, ("write", "Hello!")).1);
        assert_ne!(asked(1, ("write", "Hello?")).1, asked(1, ("another", "Hello?")).1);
    }
}
