//! Statements and rows, one text for both databases: each compiles it for itself.
//!
//! What differs stands beside it: the driver's types, how a moment is held still, how jobs are leased. So the SQL here is what both
//! understand: numbered places (`$1`), `RETURNING`, columns named with their table where two are in sight.

mod apply;
mod columns;
mod conversations;
mod events;
mod feedback;
mod jobs;
mod messages;
mod needs;
mod people;
mod promises;

use super::{Base, Connection, Database, LEASE, Pool, Record};
pub(super) use events::newest;

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
