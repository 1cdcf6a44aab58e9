//! The store in one SQLite file: one writer, several readers, write-ahead log.

mod open;
#[path = "../sql/mod.rs"]
mod sql;
mod whose;

use heard_desk::CustomerId;
use sqlx::Transaction;
use sqlx::sqlite::{SqlitePool as Pool, SqliteRow as Record};
use sqlx::{Sqlite as Database, SqliteConnection as Connection};

use self::SqliteStore as Base;
use crate::news::News;
use crate::{Cursor, StoreError};

/// The desk in one SQLite file. One process opens it at a time.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    /// Of one connection: writers queue for it rather than at the file.
    writer: Pool,
    readers: Pool,
    news: News,
}

/// The writer is one, so nobody leases in between.
const LEASE: &str = "UPDATE job SET attempts = attempts + 1, ready_at = $1
    WHERE id IN (SELECT id FROM job WHERE ready_at <= $2 ORDER BY ready_at LIMIT $3)
    RETURNING *";

impl SqliteStore {
    fn readers(&self) -> &Pool {
        &self.readers
    }

    fn writers(&self) -> &Pool {
        &self.writer
    }

    /// Everything as it stood at one moment.
    async fn moment(&self) -> Result<Transaction<'static, Database>, sqlx::Error> {
        self.readers.begin().await
    }

    /// Taking the lock at once spares the failure of taking it later.
    async fn begin(&self) -> Result<Transaction<'static, Database>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Events are numbered by one writer at a time: there is but one.
    #[allow(clippy::unused_async, reason = "another database waits here")]
    async fn in_turn(_: &mut Connection) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// There is but one writer: nobody comes between.
    #[allow(clippy::unused_async, reason = "another database waits here")]
    async fn hold(_: &mut Connection, _: CustomerId) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// What was removed does not stay behind in the log beside the file. In the file itself it is written over at once (`secure_delete`).
    async fn sweep(&self) -> Result<(), sqlx::Error> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.writer).await?;
        Ok(())
    }

    fn tell(&self, last: Cursor) {
        self.news.tell(last);
    }

    async fn over(writer: Pool, readers: Pool) -> Result<Self, StoreError> {
        let news = News::new(sql::newest(&readers).await?);
        Ok(Self { writer, readers, news })
    }
}
