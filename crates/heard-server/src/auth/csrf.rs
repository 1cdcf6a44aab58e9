//! The CSRF token of a session: a hash of the session's own secret, so that nothing has to be kept for it.
//!
//! The cookie is `HttpOnly`, so another site can neither read it nor work the hash out; and the hash does not lead back to it.

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::Token;

/// The header that carries it.
const HEADER: &str = "x-heard-csrf";

/// What every changing request of this session must carry.
pub(crate) fn csrf_token(session: &Token) -> String {
    let hash = Sha256::new().chain_update("heard csrf ").chain_update(session.reveal()).finalize();
    URL_SAFE_NO_PAD.encode(hash)
}

/// Whether a request carries it.
pub(super) fn carried(headers: &HeaderMap, session: &Token) -> bool {
    let sent = headers.get(HEADER).and_then(|value| value.to_str().ok());
    sent.is_some_and(|sent| same(sent, &csrf_token(session)))
}

/// Compares without telling by its time how much was right.
fn same(left: &str, right: &str) -> bool {
    let differ = left.bytes().zip(right.bytes()).fold(0, |all, (l, r)| all | (l ^ r));
    left.len() == right.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bound_to_its_session() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(same(&csrf_token(&one), &csrf_token(&one)));
        assert!(!same(&csrf_token(&one), &csrf_token(&other)));
        assert!(!same("abc", "ab"));
        assert_ne!(csrf_token(&one), one.reveal());
    }
}
