//! What is said where the server cannot prove who it is, or cannot encrypt.
#![allow(clippy::disallowed_methods, reason = "an edge crate: this is where the authority's certificate is")]

use std::path::Path;

use rustls::{CertificateError, Error as TlsError};
use sqlx::Error;

/// Looks whether the authority's certificate can be read, and is one: the driver passes over a file without any.
pub(super) fn look(authority: Option<&Path>) -> Result<(), String> {
    let Some(file) = authority else { return Ok(()) };
    let trouble = |what: &str| format!("the certificate that sslrootcert names, {}, {what}", file.display());
    match std::fs::read_to_string(file) {
        Ok(text) if text.contains("-----BEGIN CERTIFICATE-----") => Ok(()),
        Ok(_) => Err(trouble("is none: it should begin with “-----BEGIN CERTIFICATE-----”")),
        Err(why) => Err(trouble(&format!("cannot be read ({why})"))),
    }
}

/// Whether it was about encryption that the connection failed.
pub(super) fn concerns(why: &Error) -> bool {
    matches!(why, Error::Tls(_)) || refusal(why).is_some()
}

/// What was wrong, and what helps.
pub(super) fn in_words(why: &Error) -> String {
    use CertificateError::{BadSignature, Expired, ExpiredContext, NotValidForName, NotValidForNameContext, UnknownIssuer};
    let Some(refusal) = refusal(why) else {
        return format!(
            "{why}: PostgreSQL encrypts with `ssl = on` and a certificate; where nobody else is on the way, sslmode=disable goes without"
        );
    };
    let TlsError::InvalidCertificate(what) = refusal else {
        return format!("the encrypted connection failed ({refusal})");
    };
    match what {
        UnknownIssuer | BadSignature => {
            "its certificate comes from nobody who is trusted here: name the certificate of its authority with \
                                         sslrootcert=FILE, unless this is not the server you mean"
                .to_owned()
        }
        NotValidForName | NotValidForNameContext { .. } => {
            format!(
                "its certificate is for another name ({refusal}): write the host as the certificate names it, unless this is not the server you mean"
            )
        }
        Expired | ExpiredContext { .. } => {
            "its certificate has run out: the server needs a new one, if this machine's clock is right".to_owned()
        }
        other if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            "its certificate is an authority's own: let the authority issue one for the server, as docs/desk.md shows".to_owned()
        }
        _ => format!("its certificate is refused ({refusal})"),
    }
}

fn refusal(why: &Error) -> Option<&TlsError> {
    match why {
        Error::Io(why) => why.get_ref()?.downcast_ref(),
        _ => None,
    }
}
