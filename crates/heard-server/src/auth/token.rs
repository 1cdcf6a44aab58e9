//! Tokens: 32 bytes from the system, shown once, kept only as a SHA-256 hash.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use heard_desk::TokenHash;
use sha2::{Digest, Sha256};

/// A secret that names its holder. Never printed: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A fresh one.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self::of(&bytes))
    }

    /// One of 32 bytes that nobody else can know.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// One that a caller sent; `None` where it cannot be one.
    pub fn sent(text: &str) -> Option<Self> {
        let plausible = text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        plausible.then(|| Self(text.to_owned()))
    }

    /// What is stored in its place. The token has 256 random bits, so a plain hash cannot be guessed back.
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).into())
    }

    /// The secret itself, for the one answer that hands it out.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_and_hides() {
        let token = Token::random().unwrap();
        assert_eq!(Token::sent(token.reveal()), Some(token.clone()));
        assert_ne!(Token::random().unwrap().hash(), token.hash());
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(Token::sent("short"), None);
        assert_eq!(Token::sent(&"é".repeat(43)), None);
    }
}
