//! Links that open one thing for whoever holds them: its id, signed. Whether it is still open is the thing's own state; the signature
//! covers until when, so that a link cannot be made to last. With the same secret the tokens of those who begin under a key are made.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use heard_desk::Offer;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use super::Token;

/// Bytes of an id.
const ID: usize = 16;

/// Bytes of a block of SHA-256, which HMAC fills a shorter key up to with zeros.
const BLOCK: usize = 64;

/// Signs links, and knows its own again.
pub(crate) struct Links(pub(super) [u8; BLOCK]);

/// A link as it was sent: which offer it claims to open, and the signature.
pub(crate) struct Sent {
    /// Which.
    pub(crate) offer: Uuid,
    signature: Vec<u8>,
}

impl Links {
    pub(crate) fn new(secret: [u8; 32]) -> Self {
        let mut key = [0; BLOCK];
        key.iter_mut().zip(secret).for_each(|(key, byte)| *key = byte);
        Self(key)
    }

    /// The token of a link to an offer.
    pub(crate) fn to(&self, offer: &Offer) -> String {
        let mut bytes = offer.id.uuid().as_bytes().to_vec();
        bytes.extend(self.signed(offer).finalize().into_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether a link was made here for this very offer. Takes the same time whatever the signature.
    pub(crate) fn opens(&self, sent: &Sent, offer: &Offer) -> bool {
        self.signed(offer).verify_slice(&sent.signature).is_ok()
    }

    /// The token of who begins a conversation under this key: the same each time, and nobody's who has not both the key and the secret.
    pub(crate) fn token(&self, key: Uuid) -> Token {
        let mut made = Hmac::<Sha256>::new(&self.0.into());
        made.update(b"begin\0");
        made.update(key.as_bytes());
        Token::of(&made.finalize().into_bytes())
    }

    fn signed(&self, offer: &Offer) -> Hmac<Sha256> {
        let mut signed = Hmac::<Sha256>::new(&self.0.into());
        signed.update(b"options\0");
        signed.update(offer.id.uuid().as_bytes());
        signed.update(offer.conversation.uuid().as_bytes());
        signed.update(&offer.expires_at.as_microsecond().to_be_bytes());
        signed
    }
}

impl Sent {
    /// Reads a token; `None` where it cannot be one.
    pub(crate) fn read(token: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (id, signature) = bytes.split_at_checked(ID)?;
        Some(Self {
            offer: Uuid::from_slice(id).ok()?,
            signature: signature.to_vec(),
        })
    }
}
