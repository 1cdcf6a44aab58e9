//! A PostgreSQL of the trial's own: in a folder that goes with it, reached by a socket in that folder; stopped as if the machine had died.

use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use sqlx::{Connection as _, Executor as _, PgConnection};

/// PostgreSQL refuses to run as root; then it runs as this one, `nobody`.
const NOBODY: u32 = 65_534;

/// A PostgreSQL server; stopped where it is dropped.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
}

impl Cluster {
    /// Makes one in this empty folder and starts it.
    pub fn make(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        if folder.metadata()?.uid() == 0 {
            chown(folder, Some(NOBODY), Some(NOBODY))?;
        }
        let cluster = Self { folder: folder.to_owned() };
        let made = cluster
            .program("initdb")?
            .args(["--username=heard", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .arg("--pgdata")
            .arg(folder.join("data"))
            .stdout(Stdio::null())
            .status()?;
        ensure!(made.success(), "initdb: {made}");
        cluster.start()?;
        Ok(cluster)
    }

    /// Starts it, after a stop too: what was committed is found again in its log.
    pub fn start(&self) -> anyhow::Result<()> {
        let options = format!("-c listen_addresses= -c max_connections=100 -k {}", self.folder.display());
        self.control(&["start", "-w", "-t", "120", "-o", &options])
    }

    /// Stops it at once, without ending anything in order.
    pub fn crash(&self) -> anyhow::Result<()> {
        self.control(&["stop", "-m", "immediate"])
    }

    /// The address of a fresh database.
    pub async fn database(&self, name: &str) -> anyhow::Result<String> {
        let mut db = PgConnection::connect(&self.url("postgres")).await?;
        db.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        db.close().await?;
        Ok(self.url(name))
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://heard@localhost/{database}?host={}", self.folder.display())
    }

    fn control(&self, args: &[&str]) -> anyhow::Result<()> {
        let log = self.folder.join("postgres.log");
        let done = self
            .program("pg_ctl")?
            .args(args)
            .args(["-s", "-D"])
            .arg(self.folder.join("data"))
            .arg("-l")
            .arg(&log)
            .stdout(Stdio::null())
            .status()?;
        ensure!(done.success(), "pg_ctl {args:?}: {done}; see {}", log.display());
        Ok(())
    }

    fn program(&self, name: &str) -> anyhow::Result<Command> {
        let mut command = Command::new(find(name)?);
        command.current_dir(&self.folder).env_clear().env("LC_ALL", "C");
        if self.folder.metadata()?.uid() == NOBODY {
            command.uid(NOBODY).gid(NOBODY);
        }
        Ok(command)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.crash();
    }
}

/// Where Debian keeps the programs of each version, or on the path.
fn find(name: &str) -> anyhow::Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = debian.map(|version| version.path().join("bin")).chain(std::env::split_paths(&path));
    let mut programs = folders.map(|folder| folder.join(name));
    let found = programs.find(|program| program.is_file());
    found.with_context(|| format!("`{name}` of PostgreSQL is not here; `scripts/need-postgres.sh` installs it"))
}
