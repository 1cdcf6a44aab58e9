//! Opening the file: permissions, settings, migrations, and clear words where it cannot be done.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "an edge crate: this is where the file is"
)]

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{SqliteStore, whose};
use crate::StoreError;
use crate::error::step_in_words;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

const READERS: u32 = 4;
/// How long a connection waits for another process, such as a backup, to let go.
const BUSY: Duration = Duration::from_secs(5);

impl SqliteStore {
    /// Opens the desk in this file; where there is none, creates it so that only its owner can read it. Brings it up to date.
    /// A database of another program is refused, and left as it is.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let trouble = |why: String| StoreError::Open {
            place: path.display().to_string(),
            why,
        };
        create(path).map_err(&trouble)?;
        let options = settings().filename(path);
        let stranger = whose::stranger(&options, &MIGRATIONS).await;
        if let Some(signs) = stranger.map_err(|why| trouble(in_words(why.into())))? {
            return Err(trouble(format!(
                "it belongs to another program ({signs}) and was not changed; name a file of its own for the desk"
            )));
        }
        let options = options.journal_mode(SqliteJournalMode::Wal);
        let opened = async {
            let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
            MIGRATIONS.run(&writer).await?;
            let readers = SqlitePoolOptions::new()
                .max_connections(READERS)
                .connect_with(options.pragma("query_only", "on"))
                .await?;
            Ok((writer, readers))
        };
        let (writer, readers) = opened.await.map_err(|why| trouble(in_words(why)))?;
        Self::over(writer, readers).await
    }

    /// A desk that is forgotten when it is dropped.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let trouble = |why: MigrateError| StoreError::Open {
            place: ":memory:".to_owned(),
            why: in_words(why),
        };
        // The desk lives as long as its one connection: it must never be closed for being old or idle.
        let only = SqlitePoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .connect_with(settings().in_memory(true))
            .await?;
        MIGRATIONS.run(&only).await.map_err(trouble)?;
        Self::over(only.clone(), only).await
    }

    /// The write-ahead log is folded into the file.
    pub(super) async fn end(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// What every connection keeps to. `Full` also survives the power going off: what was acknowledged is on the disk. What is removed is
/// written over, so that nobody finds it in the file.
fn settings() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on")
}

/// Makes sure that there is a file that can be read and written.
fn create(path: &Path) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let Err(why) = options.open(path) else { return Ok(()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Err(match (why.kind(), folder) {
        (ErrorKind::NotFound, Some(folder)) if !folder.exists() => format!("the folder {} does not exist", folder.display()),
        (ErrorKind::NotADirectory, Some(folder)) => format!("{} is not a folder", folder.display()),
        (ErrorKind::IsADirectory, _) => "this is a folder; name a file in it".to_owned(),
        (ErrorKind::PermissionDenied, _) => "you may not read and write this file".to_owned(),
        (ErrorKind::ReadOnlyFilesystem, _) => "the file system is read-only".to_owned(),
        _ => why.to_string(),
    })
}

fn in_words(why: MigrateError) -> String {
    let code = |database: &dyn sqlx::error::DatabaseError, code: &str| database.code().is_some_and(|given| given == code);
    match why {
        MigrateError::Execute(sqlx::Error::Database(database)) if code(&*database, "26") => {
            "this file is not a database; name another, or move it away".to_owned()
        }
        MigrateError::Execute(sqlx::Error::Database(database)) if code(&*database, "11") => {
            "this database is damaged; put a backup in its place, or name another".to_owned()
        }
        other => step_in_words(&other),
    }
}
