//! Where a desk on trial is kept: in a SQLite file or a PostgreSQL of its own.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heard_store::{Place, Store};
use sqlx::{Connection as _, SqliteConnection};

use super::Cluster;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// One file.
    Sqlite,
    /// A server of its own, which can be killed too.
    Postgres,
}

/// Where it is kept.
#[derive(Debug)]
pub struct Kept {
    address: String,
    file: Option<PathBuf>,
    /// The PostgreSQL server, where it is one.
    pub cluster: Option<Cluster>,
}

impl Kept {
    /// A place for a fresh desk, in this folder.
    pub async fn make(kind: Kind, folder: &Path) -> anyhow::Result<Self> {
        Ok(match kind {
            Kind::Sqlite => {
                let file = folder.join("desk.sqlite");
                Self {
                    address: file.display().to_string(),
                    file: Some(file),
                    cluster: None,
                }
            }
            Kind::Postgres => {
                // PostgreSQL may run as somebody else, who must get through to a folder of its own.
                std::fs::set_permissions(folder, Permissions::from_mode(0o711))?;
                let cluster = Cluster::make(&folder.join("postgres"))?;
                Self {
                    address: cluster.database("desk").await?,
                    file: None,
                    cluster: Some(cluster),
                }
            }
        })
    }

    /// As `heard serve --db` takes it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The store, to found a desk and to look into it.
    pub async fn store(&self) -> anyhow::Result<Arc<dyn Store>> {
        Ok(Place::from(self.address.clone()).open().await?)
    }

    /// What the database itself has to say against its file: nothing, if all is well.
    pub async fn faults(&self) -> anyhow::Result<Vec<String>> {
        let Some(file) = &self.file else { return Ok(Vec::new()) };
        let mut db = SqliteConnection::connect(&format!("sqlite://{}", file.display())).await?;
        let mut said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut db).await?;
        said.retain(|line| line != "ok");
        let strays = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut db).await?.len();
        if strays > 0 {
            said.push(format!("{strays} rows refer to what is not there"));
        }
        db.close().await?;
        Ok(said)
    }
}
