//! People: a customer by any of the ways in which they came.

use std::collections::BTreeMap;

use async_trait::async_trait;
use heard_desk::{Conversation, Customer, CustomerId, Email, Erasure, ErasureId, Fact, FactId, Name, Person, TeamId};
use sqlx::{FromRow, query, query_as};

use super::columns::Columns;
use super::{Base, Connection, Record, Stored, facts, held, once, state, states};
use crate::{Held, Of, Persons, Receipt, StoreError};

#[async_trait]
impl Persons for Base {
    async fn person(&self, customer: CustomerId) -> Result<Option<Person>, StoreError> {
        let mut moment = self.moment().await?;
        let mut ways = ways(&mut moment, customer).await?;
        if ways.is_empty() {
            return Ok(None);
        }
        let customer = ways.remove(0);
        let facts = facts::of(&mut moment, customer.id).await?;
        Ok(Some(Person {
            customer,
            others: ways,
            facts,
        }))
    }

    async fn fact(&self, id: FactId) -> Result<Option<Fact>, StoreError> {
        let row = query_as("SELECT * FROM fact WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn conversations_of(&self, customer: CustomerId) -> Result<Vec<Conversation>, StoreError> {
        let mut moment = self.moment().await?;
        let ways = ways(&mut moment, customer).await?;
        let Some(person) = ways.first() else {
            return Ok(Vec::new());
        };
        conversations(&mut moment, person.id).await
    }

    async fn alike(&self, person: &Person, limit: u32) -> Result<Vec<Of<Conversation>>, StoreError> {
        let rows: Vec<Stored<Of<Conversation>>> = query_as(
            "SELECT conversation.*, customer.name AS customer_name
             FROM conversation JOIN customer ON customer.id = conversation.customer
             WHERE conversation.team = $1 AND customer.id <> $2 AND (customer.same_as IS NULL OR customer.same_as <> $2)
               AND (lower(customer.name) = lower($3) OR customer.email = $4)
             ORDER BY opened_at DESC, conversation.id DESC LIMIT $5",
        )
        .bind(person.customer.team.uuid())
        .bind(person.customer.id.uuid())
        .bind(person.customer.name.as_str())
        .bind(person.customer.email.as_ref().map(Email::as_str))
        .bind(i64::from(limit))
        .fetch_all(self.readers())
        .await?;
        Ok(states(rows))
    }

    async fn held(&self, customer: CustomerId) -> Result<Option<Held>, StoreError> {
        let mut moment = self.moment().await?;
        let ways = ways(&mut moment, customer).await?;
        match ways.first() {
            Some(person) => Ok(Some(held::of(&mut moment, person.id).await?)),
            None => Ok(None),
        }
    }

    async fn receipt(&self, id: ErasureId) -> Result<Option<Receipt>, StoreError> {
        let row = query_as("SELECT * FROM erasure WHERE id = $1").bind(id.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }

    async fn receipts(&self, team: TeamId, limit: u32) -> Result<Vec<Receipt>, StoreError> {
        let rows = query_as("SELECT * FROM erasure WHERE team = $1 ORDER BY at DESC, id DESC LIMIT $2")
            .bind(team.uuid())
            .bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }
}

/// Every way in which the person came that a customer is; the one as whom they are known first.
async fn ways(db: &mut Connection, customer: CustomerId) -> Result<Vec<Customer>, StoreError> {
    let rows = query_as(
        "SELECT * FROM customer
         WHERE id = (SELECT coalesce(same_as, id) FROM customer WHERE id = $1)
            OR same_as = (SELECT coalesce(same_as, id) FROM customer WHERE id = $1)
         ORDER BY same_as IS NOT NULL, met_at, id",
    )
    .bind(customer.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// The conversations of a person, the one begun last first. `person` is the one as whom they are known.
pub(super) async fn conversations(db: &mut Connection, person: CustomerId) -> Result<Vec<Conversation>, StoreError> {
    let rows = query_as(
        "SELECT * FROM conversation WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1) ORDER BY opened_at DESC, id DESC",
    )
    .bind(person.uuid());
    Ok(states(rows.fetch_all(db).await?))
}

/// From now on a customer, with all who were known as them, is known as another. One at a time, so that whoever is known as somebody is
/// known as somebody who stands for themselves.
pub(super) async fn same(db: &mut Connection, customer: CustomerId, person: CustomerId) -> Result<(), StoreError> {
    Base::in_turn(db).await?;
    let known = query(
        "UPDATE customer SET same_as = $2
         WHERE (id = $1 OR same_as = $1) AND EXISTS (SELECT 1 FROM customer WHERE id = $2 AND same_as IS NULL)
           AND EXISTS (SELECT 1 FROM customer WHERE id = $1 AND same_as IS NULL)",
    )
    .bind(customer.uuid())
    .bind(person.uuid());
    once(known.execute(db).await?.rows_affected(), "customer")
}

/// From now on some of the ways of a person are a person of their own, known as the first of them. One at a time, as above.
pub(super) async fn two(db: &mut Connection, person: CustomerId, leaving: &[CustomerId]) -> Result<(), StoreError> {
    Base::in_turn(db).await?;
    let mut first = None;
    for customer in leaving {
        let known = query("UPDATE customer SET same_as = $3 WHERE id = $1 AND same_as = $2")
            .bind(customer.uuid())
            .bind(person.uuid())
            .bind(first.map(CustomerId::uuid));
        once(known.execute(&mut *db).await?.rows_affected(), "customer")?;
        first = first.or(Some(*customer));
    }
    Ok(())
}

impl FromRow<'_, Record> for Stored<Of<Conversation>> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let Stored(it): Stored<Conversation> = Stored::from_row(row)?;
        Ok(Self(Of {
            conversation: it.id,
            it,
            customer_name: Name::trusted(row.get("customer_name")?),
            taken_name: None,
        }))
    }
}

impl FromRow<'_, Record> for Stored<Receipt> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let removed: BTreeMap<String, u64> = row.json("removed")?;
        Ok(Self(Receipt {
            erasure: Erasure {
                id: row.id("id")?,
                team: row.id("team")?,
                by: row.id("agent")?,
                at: row.time("at")?,
            },
            removed,
        }))
    }
}
