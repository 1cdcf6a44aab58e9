//! A PostgreSQL of our own for one test: started in a folder that goes with it, reached by a socket in that folder, and by nothing else
//! unless the test asks for it.
#![allow(
    dead_code,
    clippy::disallowed_methods,
    reason = "not every test needs all of it; a server has its files"
)]

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

/// PostgreSQL refuses to run as root; then it runs as this one, `nobody`.
const NOBODY: u32 = 65_534;
/// How often it is asked whether it has started, and how long apart.
const ASKED: u32 = 1200;
const APART: Duration = Duration::from_millis(50);

/// A running PostgreSQL.
pub(crate) struct Cluster {
    folder: TempDir,
    pub(crate) port: u16,
    server: Child,
    databases: AtomicU32,
}

impl Cluster {
    pub(crate) async fn start() -> Self {
        Self::start_at("", 5432).await
    }

    /// Also reached over TCP, on this machine.
    pub(crate) async fn listening() -> Self {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        Self::start_at("127.0.0.1", free.port()).await
    }

    async fn start_at(addresses: &str, port: u16) -> Self {
        let folder = TempDir::new().unwrap();
        if is_root(folder.path()) {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let data = folder.path().join("data");
        let made = program("initdb", &folder)
            .args([
                "--username=heard",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--pgdata",
            ])
            .arg(&data)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(made.success(), "initdb: {made}");
        let server = program("postgres", &folder)
            .args(["-c", "fsync=off", "-c", "max_connections=100"])
            .args(["-h", addresses, "-p", &port.to_string(), "-k"])
            .arg(folder.path())
            .arg("-D")
            .arg(&data)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let cluster = Self {
            folder,
            port,
            server,
            databases: AtomicU32::new(0),
        };
        for _ in 0..ASKED {
            if PgConnection::connect(&cluster.url("postgres")).await.is_ok() {
                return cluster;
            }
            tokio::time::sleep(APART).await;
        }
        panic!("PostgreSQL does not answer")
    }

    /// The address of a fresh database.
    pub(crate) async fn database(&self) -> String {
        let name = format!("desk{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut db = PgConnection::connect(&self.url("postgres")).await.unwrap();
        db.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        self.url(&name)
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!(
            "postgres://heard@localhost:{}/{database}?host={}",
            self.port,
            self.folder.path().display()
        )
    }

    /// Writes a file that the server, and nobody else, can read.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        if is_root(&path) {
            chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        path
    }

    /// Changes settings, and waits until they hold.
    pub(crate) async fn set(&self, settings: &[(&str, &str)]) {
        let mut db = PgConnection::connect(&self.url("postgres")).await.unwrap();
        let loaded = "SELECT pg_conf_load_time()::text";
        let before: String = sqlx::query_scalar(loaded).fetch_one(&mut db).await.unwrap();
        for (name, value) in settings {
            let set = sqlx::AssertSqlSafe(format!("ALTER SYSTEM SET {name} = '{value}'"));
            db.execute(set).await.unwrap();
        }
        db.execute("SELECT pg_reload_conf()").await.unwrap();
        for _ in 0..ASKED {
            // One that is asked anew: what holds for it is what holds from now on.
            let mut db = PgConnection::connect(&self.url("postgres")).await.unwrap();
            if before != sqlx::query_scalar::<_, String>(loaded).fetch_one(&mut db).await.unwrap() {
                return;
            }
            tokio::time::sleep(APART).await;
        }
        panic!("PostgreSQL does not reload")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_root(mine: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    mine.metadata().unwrap().uid() == 0
}

fn program(name: &str, folder: &TempDir) -> Command {
    let mut command = Command::new(find(name));
    command.current_dir(folder.path()).env_clear().env("LC_ALL", "C");
    if folder
        .path()
        .metadata()
        .is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == NOBODY)
    {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// On the path, or where Debian keeps the programs of each version.
fn find(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = std::env::split_paths(&path).chain(debian.map(|version| version.path().join("bin")));
    folders
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("`{name}` of PostgreSQL is not here; `scripts/need-postgres.sh` installs it"))
}
