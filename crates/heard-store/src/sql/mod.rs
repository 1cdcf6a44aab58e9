//! Statements and rows, one text for both databases: each compiles it for itself.
//!
//! What differs stands beside it: the driver's types, how a moment is held still, how jobs are leased. So the SQL here is what both
//! understand: numbered places (`$1`), `RETURNING`, columns named with their table where two are in sight.

/// The rows of a table that has a conversation, with what the customer of it wants to be called.
macro_rules! with_customer {
    ($table:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $table,
            ".*, customer.name AS customer_name,
              (SELECT agent.name FROM agent WHERE agent.id = conversation.taken_by) AS taken_name FROM ",
            $table,
            " JOIN conversation ON conversation.id = ",
            $table,
            ".conversation JOIN customer ON customer.id = conversation.customer ",
            $rest
        )
    };
}

mod apply;
mod care;
mod columns;
mod conversations;
mod deeds;
mod events;
mod experiences;
mod facts;
mod feedback;
mod follow_ups;
mod held;
mod jobs;
mod marks;
mod messages;
mod needs;
mod notes;
mod offers;
mod outcomes;
mod own;
mod own_scenarios;
mod people;
mod persons;
mod promises;
mod quiz;
mod rehearsals;
mod secrets;
mod sheets;
mod tally;

use heard_desk::Name;
use sqlx::FromRow;

use self::columns::Columns as _;
use super::{Base, Connection, Database, LEASE, Pool, Record};
use crate::{Of, StoreError};
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

/// A state with the customer of its conversation, as a row of [`with_customer`] holds it.
struct Whose<T>(Of<T>);

/// The states of many rows, with their customers.
fn whose<T>(rows: Vec<Whose<T>>) -> Vec<Of<T>> {
    rows.into_iter().map(|Whose(state)| state).collect()
}

impl<'r, T> FromRow<'r, Record> for Whose<T>
where
    Stored<T>: FromRow<'r, Record>,
{
    fn from_row(row: &'r Record) -> Result<Self, sqlx::Error> {
        let Stored(it) = Stored::<T>::from_row(row)?;
        Ok(Self(Of {
            it,
            conversation: row.id("conversation")?,
            customer_name: Name::trusted(row.get("customer_name")?),
            taken_name: row.get::<Option<String>>("taken_name")?.map(Name::trusted),
        }))
    }
}

/// What a statement on one version of a state comes to: where it changed no row, that version is not the one that is stored.
fn once(rows: u64, what: &'static str) -> Result<(), StoreError> {
    match rows {
        0 => Err(StoreError::Conflict(what)),
        _ => Ok(()),
    }
}

/// The same for a statement that may cross another: where another said the same first, or what it refers to was removed meanwhile, that is a
/// conflict too.
fn once_uncrossed(written: Result<u64, sqlx::Error>, what: &'static str) -> Result<(), StoreError> {
    match written {
        Err(sqlx::Error::Database(refused)) if refused.is_unique_violation() || refused.is_foreign_key_violation() => {
            Err(StoreError::Conflict(what))
        }
        written => once(written?, what),
    }
}
