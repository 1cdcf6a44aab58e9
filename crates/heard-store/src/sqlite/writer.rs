//! The one connection that writes, and the news of what it wrote.

use heard_desk::Change;
use sqlx::sqlite::SqlitePool;
use tokio::sync::watch;

use super::{apply, jobs};
use crate::{Cursor, Lease, StoreError};

/// Writes in turn: writers queue for the one connection rather than at the file.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    pool: SqlitePool,
    news: watch::Sender<Cursor>,
}

impl Writer {
    pub(super) fn new(pool: SqlitePool, last: Cursor) -> Self {
        Self {
            pool,
            news: watch::Sender::new(last),
        }
    }

    /// For single statements that tell no news.
    pub(super) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    pub(super) fn news(&self) -> watch::Receiver<Cursor> {
        self.news.subscribe()
    }

    /// Writes a change in one transaction, for a job that is done with it if there is one, and tells the news. Once begun it goes on to
    /// the end, even where nobody waits any more: a browser that hangs up cannot come between the commit and the news.
    pub(super) async fn write(&self, change: &Change, done: Option<&Lease>) -> Result<(), StoreError> {
        let writing = self.clone().write_now(change.clone(), done.cloned());
        let written = tokio::spawn(writing).await;
        written.unwrap_or(Err(StoreError::Unavailable(sqlx::Error::WorkerCrashed)))
    }

    async fn write_now(self, change: Change, done: Option<Lease>) -> Result<(), StoreError> {
        // Taking the lock at once spares the failure of taking it later.
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(lease) = done {
            jobs::forget(&mut transaction, &lease).await?;
        }
        let last = apply::put(&mut transaction, &change).await?;
        transaction.commit().await?;
        if let Some(last) = last {
            self.news.send_replace(last);
        }
        Ok(())
    }
}
