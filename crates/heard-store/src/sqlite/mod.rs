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
mod whose;
mod writer;

use sqlx::sqlite::SqlitePool;
use writer::Writer;

/// The desk in one SQLite file. One process opens it at a time.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Writer,
    readers: SqlitePool,
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
