//! PostgreSQL over TLS: a server with a certificate is believed or not, and what is wrong is said with what helps.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on says where, and needs certificates in files"
)]

mod cluster;

use std::path::Path;

use cluster::Cluster;
use heard_store::{PostgresStore, Writes as _};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use sqlx::{Connection as _, PgConnection};

/// Who issues certificates.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    key: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = named();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self {
            pem: params.self_signed(&key).unwrap().pem(),
            key: key.serialize_pem(),
            issuer: Issuer::new(params, key),
        }
    }

    /// A certificate and its key.
    fn issue(&self, params: &CertificateParams) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, &self.issuer).unwrap().pem(), key.serialize_pem())
    }
}

fn named() -> CertificateParams {
    CertificateParams::new(vec!["localhost".to_owned()]).unwrap()
}

async fn present(cluster: &Cluster, (certificate, key): (&str, &str)) {
    let (certificate, key) = (cluster.file("server.crt", certificate), cluster.file("server.key", key));
    let [certificate, key] = [certificate, key].map(|file| file.to_str().unwrap().to_owned());
    cluster
        .set(&[("ssl_cert_file", &certificate), ("ssl_key_file", &key), ("ssl", "on")])
        .await;
}

async fn refusal(url: &str) -> String {
    let why = PostgresStore::open(url).await.expect_err(url).to_string();
    assert!(!why.contains("secret"), "{why}");
    why
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_is_believed_by_its_certificate() {
    let cluster = Cluster::listening().await;
    let (ours, theirs) = (Authority::new(), Authority::new());
    let (certificate, key) = ours.issue(&named());
    present(&cluster, (&certificate, &key)).await;
    let [ours_pem, theirs_pem, none] = [
        cluster.file("ours.crt", &ours.pem),
        cluster.file("theirs.crt", &theirs.pem),
        cluster.file("none.crt", "not a certificate"),
    ];
    let url = |host: &str, query: &str| format!("postgres://heard:secret@{host}:{}/postgres?{query}", cluster.port);
    let full = |host: &str, authority: &Path| url(host, &format!("sslmode=verify-full&sslrootcert={}", authority.display()));

    let store = PostgresStore::open(&full("localhost", &ours_pem)).await.unwrap();
    let mut db = PgConnection::connect(&cluster.url("postgres")).await.unwrap();
    let encrypted = "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'heard'";
    let encrypted: Option<bool> = sqlx::query_scalar(encrypted).fetch_one(&mut db).await.unwrap();
    assert_eq!(encrypted, Some(true));
    store.close().await;

    for less in [
        "sslmode=require".to_owned(),
        format!("sslmode=verify-ca&sslrootcert={}", ours_pem.display()),
        "sslmode=disable".to_owned(),
    ] {
        let store = PostgresStore::open(&url("127.0.0.1", &less)).await;
        store.unwrap_or_else(|why| panic!("{less}: {why}")).close().await;
    }

    for (address, says) in [
        (full("127.0.0.1", &ours_pem), "its certificate is for another name"),
        (
            full("localhost", &theirs_pem),
            "name the certificate of its authority with sslrootcert=FILE",
        ),
        (
            url("localhost", "sslmode=verify-full"),
            "name the certificate of its authority with sslrootcert=FILE",
        ),
        (
            url("localhost", &format!("sslmode=require&sslrootcert={}", theirs_pem.display())),
            "trusted here",
        ),
        (full("localhost", Path::new("/nowhere/ca.crt")), "/nowhere/ca.crt, cannot be read"),
        (full("localhost", &none), "none.crt, is none"),
    ] {
        let why = refusal(&address).await;
        assert!(why.contains(says), "{address}: {why}");
    }

    let mut over = named();
    (over.not_before, over.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1));
    let (certificate, key) = ours.issue(&over);
    present(&cluster, (&certificate, &key)).await;
    let why = refusal(&full("localhost", &ours_pem)).await;
    assert!(why.contains("has run out"), "{why}");

    present(&cluster, (&ours.pem, &ours.key)).await;
    let why = refusal(&full("localhost", &ours_pem)).await;
    assert!(why.contains("is an authority's own"), "{why}");

    cluster.set(&[("ssl", "off")]).await;
    let why = refusal(&full("localhost", &ours_pem)).await;
    assert!(why.contains("PostgreSQL encrypts with `ssl = on`"), "{why}");
}
