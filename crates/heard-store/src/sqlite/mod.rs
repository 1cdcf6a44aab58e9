//! The store in one SQLite file: one writer, several readers, write-ahead log.

mod apply;
mod columns;
mod conversations;
mod events;
mod jobs;
mod messages;
mod open;
mod people;
mod promises;

use sqlx::sqlite::SqlitePool;
use sqlx::{Sqlite, Transaction};
use tokio::sync::watch;

use crate::{Cursor, StoreError};

/// The desk in one SQLite file. One process opens it at a time.
#[derive(Debug)]
pub struct SqliteStore {
    /// One connection, so that writers queue here rather than at the file.
    writer: SqlitePool,
    readers: SqlitePool,
    news: watch::Sender<Cursor>,
}

impl SqliteStore {
    /// A transaction that may write. Taking the lock at once spares the failure of taking it later.
    async fn writing(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Tells those who wait for events; after the commit.
    fn tell(&self, last: Option<Cursor>) {
        if let Some(last) = last {
            self.news.send_replace(last);
        }
    }
}

/// A state as a row holds it. Decoding is `FromRow`, beside the SQL of each table.
struct Stored<T>(T);

/// The states of many rows.
fn states<T>(rows: Vec<Stored<T>>) -> Vec<T> {
    rows.into_iter().map(|Stored(state)| state).collect()
}

/// The state of a row, if there is one.
fn state<T>(row: Option<Stored<T>>) -> Option<T> {
    row.map(|Stored(state)| state)
}
