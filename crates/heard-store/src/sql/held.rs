//! Everything that is held of a person, table by table: shown whole, removed whole. A table that is added hangs on a customer or a
//! conversation; a line in [`HELD`] is all that it needs here, and a test says where one is missing.

use std::collections::{BTreeMap, BTreeSet};

use heard_desk::{CustomerId, Erasure};
use serde_json::{Map, Value};
use sqlx::{Row as _, TypeInfo as _, ValueRef as _, query};
use uuid::Uuid;

use super::columns::{Columns, broken, json, micros};
use super::{Base, Connection, Record, once};
use crate::{Held, StoreError};

/// A table with rows of people.
struct Table {
    name: &'static str,
    /// Columns that hold JSON.
    json: &'static [&'static str],
    read: &'static str,
    remove: &'static str,
}

/// The rows of a table that are a person's, `$1` being the one as whom they are known.
macro_rules! of_person {
    ($verb:expr, $table:literal, person) => {
        concat!($verb, " FROM ", $table, " WHERE id = $1 OR same_as = $1")
    };
    ($verb:expr, $table:literal, customer) => {
        concat!(
            $verb,
            " FROM ",
            $table,
            " WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1)"
        )
    };
    ($verb:expr, $table:literal, conversation) => {
        concat!(
            $verb,
            " FROM ",
            $table,
            " WHERE conversation IN (SELECT id FROM conversation WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1))"
        )
    };
}

macro_rules! held {
    ($($table:literal of $whose:ident by $order:literal $(json $json:literal)* $(only $columns:literal)?;)+) => {
        &[$(Table {
            name: $table,
            json: &[$($json),*],
            read: concat!(of_person!(columns!($($columns)?), $table, $whose), " ORDER BY ", $order),
            remove: of_person!("DELETE", $table, $whose),
        }),+]
    };
}

macro_rules! columns {
    () => {
        "SELECT *"
    };
    ($columns:literal) => {
        concat!("SELECT ", $columns)
    };
}

/// What refers to others comes before them. What an agent has thought on a sheet is theirs alone, and what the team says among itself the team's: it
/// is not shown, and removed.
const HELD: &[Table] = held! {
    "fact" of customer by "noted_at, id";
    "dismissal" of conversation by "at, rule, quote";
    "draft" of conversation by "saved_at, agent";
    "feedback" of conversation by "given_at, id" json "scale";
    "offer" of conversation by "made_at, id" json "ways";
    "follow_up" of conversation by "planned_at, id";
    "note" of conversation by "at, id" only "conversation, at";
    "sheet" of conversation by "saved_at, agent" only "conversation, agent, saved_at";
    "need" of conversation by "noticed_at, place, id" json "words" json "turns";
    "promise" of conversation by "made_at, id";
    "deed" of conversation by "at, key" only "actor, conversation, message, need, at";
    "message" of conversation by "at, id" json "reading" json "pledges" json "ways";
    "conversation" of customer by "opened_at, id" json "flags";
    "customer" of person by "met_at, id";
};

macro_rules! forgets {
    ($($table:literal)+) => {
        &[$(concat!(
            "UPDATE ",
            $table,
            " SET conversation = NULL WHERE conversation IN ",
            "(SELECT id FROM conversation WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1))"
        )),+]
    };
}

/// What stays, and no longer says of whom: what happened, and agents' own notes.
const FORGETS: &[&str] = forgets!["event" "experience"];

/// Columns that say nothing of this person: a token's hash, what is kept for looking up, and what a conversation was to the agent who had it.
const SILENT: [&str; 5] = ["token", "folded", "carried_at", "carried_hard", "declined"];

/// All rows of a person.
pub(super) async fn of(db: &mut Connection, person: CustomerId) -> Result<Held, StoreError> {
    let mut held = BTreeMap::new();
    for table in HELD {
        let rows: Vec<Record> = query(table.read).bind(person.uuid()).fetch_all(&mut *db).await?;
        let rows: Result<_, sqlx::Error> = rows.iter().map(|row| shown(table, row)).collect();
        held.insert(table.name, rows?);
    }
    Ok(Held(held))
}

/// Removes a person with all their rows and the jobs that speak of them, and writes the receipt. Events stay, for counting: they carry ids
/// and no words, and what these ids named is gone.
pub(super) async fn erase(db: &mut Connection, person: CustomerId, receipt: &Erasure) -> Result<(), StoreError> {
    Base::hold(db, person).await?;
    let named = names(db, person).await?;
    let mut removed = BTreeMap::from([("job", forget_jobs(db, &named).await?)]);
    for forget in FORGETS {
        query(*forget).bind(person.uuid()).execute(&mut *db).await?;
    }
    for table in HELD {
        let done = query(table.remove).bind(person.uuid()).execute(&mut *db).await?;
        removed.insert(table.name, done.rows_affected());
    }
    once(removed.get("customer").copied().unwrap_or(0), "customer")?;
    removed.retain(|_, rows| *rows > 0);
    query("INSERT INTO erasure (id, team, agent, at, removed) VALUES ($1, $2, $3, $4, $5)")
        .bind(receipt.id.uuid())
        .bind(receipt.team.uuid())
        .bind(receipt.by.uuid())
        .bind(micros(receipt.at))
        .bind(json(&removed)?)
        .execute(db)
        .await?;
    Ok(())
}

/// The ids of all rows of a person, as jobs name them.
async fn names(db: &mut Connection, person: CustomerId) -> Result<BTreeSet<String>, StoreError> {
    let mut named = BTreeSet::new();
    for table in HELD {
        let rows: Vec<Record> = query(table.read).bind(person.uuid()).fetch_all(&mut *db).await?;
        // What stands beside a conversation has no id of its own.
        named.extend(rows.iter().filter_map(|row| row.id("id").map(|id: Uuid| id.to_string()).ok()));
    }
    Ok(named)
}

/// Forgets the jobs in whose work one of these is named; how many.
async fn forget_jobs(db: &mut Connection, ids: &BTreeSet<String>) -> Result<u64, StoreError> {
    let jobs: Vec<Record> = query("SELECT id, work FROM job").fetch_all(&mut *db).await?;
    let mut forgotten = 0;
    for job in jobs {
        let work: Map<String, Value> = job.json("work")?;
        if work.values().filter_map(Value::as_str).any(|named| ids.contains(named)) {
            let id: Uuid = job.id("id")?;
            let gone = query("DELETE FROM job WHERE id = $1").bind(id);
            forgotten += gone.execute(&mut *db).await?.rows_affected();
        }
    }
    Ok(forgotten)
}

/// A row as anybody can read it.
fn shown(table: &Table, row: &Record) -> Result<Map<String, Value>, sqlx::Error> {
    let columns = row.columns().iter().map(sqlx::Column::name);
    let said = columns.filter(|name| !SILENT.contains(name));
    said.map(|name| Ok((name.to_owned(), cell(table, row, name)?))).collect()
}

fn cell(table: &Table, row: &Record, column: &str) -> Result<Value, sqlx::Error> {
    let raw = row.try_get_raw(column)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    Ok(match raw.type_info().name() {
        "UUID" | "BLOB" => row.id::<Uuid>(column)?.to_string().into(),
        "INT8" | "INTEGER" if is_time(column) => row.time(column)?.to_string().into(),
        "INT8" | "INTEGER" => row.try_get::<i64, _>(column)?.into(),
        "FLOAT4" | "REAL" => row.try_get::<f32, _>(column)?.into(),
        "TEXT" if table.json.contains(&column) => row.json(column)?,
        "TEXT" => row.try_get::<String, _>(column)?.into(),
        other => return Err(broken(column, format!("{other} is not a type that can be shown"))),
    })
}

/// Times are microseconds, in columns with these names.
fn is_time(column: &str) -> bool {
    let named = ["at", "due", "new_due", "waiting_since", "sending_until"];
    named.contains(&column) || column.ends_with("_at")
}
