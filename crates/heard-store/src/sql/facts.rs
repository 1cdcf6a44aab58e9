//! Facts.

use heard_desk::{AgentId, CustomerId, Fact, FactId, FactKind, Line, MessageId, Version};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, broken, maybe_micros, micros};
use super::{Connection, Record, Stored, once, once_uncrossed, states};
use crate::StoreError;

/// Those of all ways in which a person came, the oldest first. `person` is the one as whom they are known.
pub(super) async fn of(db: &mut Connection, person: CustomerId) -> Result<Vec<Fact>, StoreError> {
    let rows =
        query_as("SELECT * FROM fact WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1) ORDER BY noted_at, id")
            .bind(person.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// Writes a first version, or the one after the version that is stored; anything else is a conflict, and so is a second fact that says the
/// same, or one of somebody who is gone.
pub(super) async fn put(db: &mut Connection, fact: &Fact) -> Result<(), StoreError> {
    let written = query(
        "INSERT INTO fact (id, team, customer, kind, line, folded, said_in, noted_by, noted_at, amended_by, amended_at, version, told_as)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
         WHERE $12 = 1 OR EXISTS (SELECT 1 FROM fact WHERE id = $1)
         ON CONFLICT (id) DO UPDATE
         SET customer = $3, kind = $4, line = $5, folded = $6, amended_by = $10, amended_at = $11, version = $12
         WHERE fact.version = $12 - 1",
    )
    .bind(fact.id.uuid())
    .bind(fact.team.uuid())
    .bind(fact.customer.uuid())
    .bind(fact.kind.name())
    .bind(fact.line.as_str())
    .bind(fact.folded())
    .bind(fact.said_in.map(MessageId::uuid))
    .bind(fact.noted_by.uuid())
    .bind(micros(fact.noted_at))
    .bind(fact.amended.map(|(by, _)| AgentId::uuid(by)))
    .bind(maybe_micros(fact.amended.map(|(_, at)| at)))
    .bind(fact.version.number())
    .bind(fact.told_as.uuid())
    .execute(db)
    .await;
    once_uncrossed(written.map(|done| done.rows_affected()), "fact")
}

pub(super) async fn forget(db: &mut Connection, id: FactId) -> Result<(), StoreError> {
    let gone = query("DELETE FROM fact WHERE id = $1").bind(id.uuid());
    once(gone.execute(db).await?.rows_affected(), "fact")
}

impl FromRow<'_, Record> for Stored<Fact> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let kind: String = row.get("kind")?;
        Ok(Self(Fact {
            id: row.id("id")?,
            team: row.id("team")?,
            customer: row.id("customer")?,
            told_as: row.maybe_id("told_as")?.map_or_else(|| row.id("customer"), Ok)?,
            kind: FactKind::read(&kind).ok_or_else(|| broken("kind", format!("{kind} is no kind of fact")))?,
            line: Line::trusted(row.get("line")?),
            said_in: row.maybe_id("said_in")?,
            noted_by: row.id("noted_by")?,
            noted_at: row.time("noted_at")?,
            amended: row.maybe_id("amended_by")?.zip(row.maybe_time("amended_at")?),
            version: Version::read(row.get("version")?),
        }))
    }
}
