//! Certificates: all that they say, signed with the desk's key. Nothing is looked up to check one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use heard_quiz::Certificate;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::Links;

/// The longest token that is read.
const LONGEST: usize = 4_000;

impl Links {
    /// The token of a certificate: what it says and the signature, with a dot between.
    pub(crate) fn certify(&self, certificate: &Certificate) -> Result<String, serde_json::Error> {
        let says = URL_SAFE_NO_PAD.encode(serde_json::to_vec(certificate)?);
        let signature = URL_SAFE_NO_PAD.encode(self.sealed(certificate).finalize().into_bytes());
        Ok(format!("{says}.{signature}"))
    }

    /// What a token says, where it was made here and nobody has changed it.
    pub(crate) fn certified(&self, token: &str) -> Option<Certificate> {
        if token.len() > LONGEST {
            return None;
        }
        let (says, signature) = token.split_once('.')?;
        let certificate: Certificate = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(says).ok()?).ok()?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.sealed(&certificate).verify_slice(&signature).is_ok().then_some(certificate)
    }

    fn sealed(&self, certificate: &Certificate) -> Hmac<Sha256> {
        let mut sealed = Hmac::<Sha256>::new(&self.0.into());
        sealed.update(&certificate.bytes());
        sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_certificate_is_none() {
        let links = Links::new([7; 32]);
        let ours = Certificate {
            exam: "1".to_owned(),
            name: "Sam".to_owned(),
            team: "Fennick".to_owned(),
            at: jiff::Timestamp::UNIX_EPOCH,
            right: 23,
            of: 24,
            areas: "LV".to_owned(),
        };
        let token = links.certify(&ours).unwrap();
        assert_eq!(links.certified(&token), Some(ours.clone()));
        assert_eq!(Links::new([8; 32]).certified(&token), None);
        let (_, signature) = token.split_once('.').unwrap();
        let better = Certificate { right: 24, ..ours };
        let says = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&better).unwrap());
        for forged in [
            format!("{says}.{signature}"),
            says,
            String::new(),
            "a.b".to_owned(),
            "x".repeat(9_000),
        ] {
            assert_eq!(links.certified(&forged), None);
        }
    }
}
