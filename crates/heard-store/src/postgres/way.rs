//! The way to a database, and how what goes over it is protected.
//!
//! Over a network nothing less than `verify-full` is taken unless it was asked for: the connection is encrypted, and certificate and name of
//! the server are checked. What was asked for and protects less is said ([`Way::caution`]).

use std::net::IpAddr;
use std::path::PathBuf;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use url::Url;

/// How to get to a database.
#[derive(Debug)]
pub(crate) struct Way {
    /// With the protection that was settled.
    pub(super) options: PgConnectOptions,
    /// The certificates of authorities that are trusted beside the public ones.
    pub(super) authority: Option<PathBuf>,
    /// What whoever runs the desk should know of it.
    pub(crate) caution: Option<&'static str>,
}

/// Why an address cannot be used.
pub(crate) type Wrong = Box<dyn std::error::Error + Send + Sync>;

impl Way {
    /// The way to an address, `postgres://user:password@host:port/name?sslmode=verify-full&sslrootcert=FILE`.
    pub(crate) fn to(address: &str) -> Result<Self, Wrong> {
        let options: PgConnectOptions = address.parse()?;
        let authority = Url::parse(address)?
            .query_pairs()
            .filter(|(key, _)| matches!(&**key, "sslrootcert" | "ssl-root-cert" | "ssl-ca"))
            .last()
            .map(|(_, file)| PathBuf::from(&*file));
        // An address of IPv6 stands in brackets in the URL and without them in a certificate.
        let bare = options.get_host().trim_matches(['[', ']']).to_owned();
        let options = options.host(&bare);
        let asked = match options.get_ssl_mode() {
            // An authority is named to be asked.
            PgSslMode::Require if authority.is_some() => PgSslMode::VerifyCa,
            asked => asked,
        };
        let (mode, caution) = if is_here(&options) { (asked, None) } else { over_a_network(asked) };
        Ok(Self {
            options: options.ssl_mode(mode),
            authority,
            caution,
        })
    }
}

/// Whether what is sent stays on this machine.
fn is_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn over_a_network(asked: PgSslMode) -> (PgSslMode, Option<&'static str>) {
    let caution = match asked {
        // They promise nothing, and `prefer` stands where nothing was asked for.
        PgSslMode::Prefer | PgSslMode::Allow => return (PgSslMode::VerifyFull, None),
        PgSslMode::VerifyFull => None,
        PgSslMode::Disable => Some("is not encrypted: whoever is on the way can read and change it"),
        PgSslMode::Require => Some("is encrypted, but it is not checked who answers"),
        PgSslMode::VerifyCa => Some("is encrypted, but whoever has a certificate of this or a public authority can answer"),
    };
    (asked, caution)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

    use super::*;

    fn settled(host: &str, query: &str) -> (PgSslMode, Option<&'static str>) {
        let way = Way::to(&format!("postgres://heard@{host}/desk?{query}")).unwrap();
        (way.options.get_ssl_mode(), way.caution)
    }

    #[test]
    fn over_a_network_certificate_and_name_are_checked_unless_less_is_asked_for() {
        for host in ["db.example.org", "db", "10.0.0.7:5433", "[2001:db8::7]"] {
            for nothing in ["", "sslmode=prefer", "sslmode=allow", "sslmode=verify-full", "sslrootcert=ca.pem"] {
                assert!(matches!(settled(host, nothing), (PgSslMode::VerifyFull, None)), "{host} {nothing}");
            }
            assert!(matches!(settled(host, "sslmode=disable"), (PgSslMode::Disable, Some(said)) if said.contains("not encrypted")));
            assert!(matches!(settled(host, "sslmode=require"), (PgSslMode::Require, Some(said)) if said.contains("not checked")));
            for by_authority in ["sslmode=verify-ca", "sslmode=require&sslrootcert=ca.pem"] {
                assert!(matches!(settled(host, by_authority), (PgSslMode::VerifyCa, Some(_))));
            }
        }
    }

    #[test]
    fn on_this_machine_it_is_as_it_was_asked() {
        for host in ["localhost", "127.0.0.1", "[::1]", "%2Frun%2Fpostgresql"] {
            assert!(matches!(settled(host, ""), (PgSslMode::Prefer, None)), "{host}");
            assert!(matches!(settled(host, "sslmode=disable"), (PgSslMode::Disable, None)), "{host}");
        }
        assert!(matches!(settled("db", "host=/run/postgresql"), (PgSslMode::Prefer, None)));
        assert_eq!(
            Way::to("postgres://heard@[2001:db8::7]/desk").unwrap().options.get_host(),
            "2001:db8::7"
        );
    }
}
