//! Jobs: enqueued with the change that calls for them, leased, finished or put back.

use async_trait::async_trait;
use heard_desk::{Change, Job};
use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow, query, query_as, query_scalar};

use super::columns::{Columns, json, micros};
use super::{Base, Connection, LEASE, Record, Stored, apply, states};
use crate::{DueJob, Jobs, Lease, StoreError, backoff};

#[async_trait]
impl Jobs for Base {
    async fn lease(&self, now: Timestamp, length: SignedDuration, limit: u32) -> Result<Vec<Lease>, StoreError> {
        let until = now.checked_add(length).unwrap_or(Timestamp::MAX);
        let rows = query_as(LEASE)
            .bind(micros(until))
            .bind(micros(now))
            .bind(i64::from(limit))
            .fetch_all(self.writers())
            .await?;
        let hand_out = |due: DueJob| Lease {
            job: due.job,
            attempt: due.attempts,
            until: due.ready_at,
        };
        let mut leases: Vec<Lease> = states(rows).into_iter().map(hand_out).collect();
        leases.sort_by_key(|lease| (lease.job.run_at, lease.job.id));
        Ok(leases)
    }

    async fn finish_all(&self, leases: &[Lease], change: &Change) -> Result<(), StoreError> {
        apply::write(self, change, leases).await
    }

    async fn retry(&self, lease: &Lease, now: Timestamp, why: &str) -> Result<Timestamp, StoreError> {
        let ready_at = now.checked_add(backoff(lease.attempt)).unwrap_or(Timestamp::MAX);
        let done = query("UPDATE job SET ready_at = $1, last_error = $2 WHERE id = $3 AND attempts = $4")
            .bind(micros(ready_at))
            .bind(why)
            .bind(lease.job.id.uuid())
            .bind(i64::from(lease.attempt))
            .execute(self.writers())
            .await?;
        match done.rows_affected() {
            0 => Err(StoreError::LeaseLost),
            _ => Ok(ready_at),
        }
    }

    async fn next_job_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let next: Option<i64> = query_scalar("SELECT min(ready_at) FROM job").fetch_one(self.readers()).await?;
        next.map(Timestamp::from_microsecond)
            .transpose()
            .map_err(|why| StoreError::Corrupt(why.to_string()))
    }

    async fn due_jobs(&self, limit: u32) -> Result<Vec<DueJob>, StoreError> {
        let rows = query_as("SELECT * FROM job ORDER BY ready_at, id LIMIT $1").bind(i64::from(limit));
        Ok(states(rows.fetch_all(self.readers()).await?))
    }
}

/// Forgets a job that is done, unless somebody else has it.
pub(super) async fn forget(db: &mut Connection, lease: &Lease) -> Result<(), StoreError> {
    let done = query("DELETE FROM job WHERE id = $1 AND attempts = $2")
        .bind(lease.job.id.uuid())
        .bind(i64::from(lease.attempt));
    match done.execute(db).await?.rows_affected() {
        0 => Err(StoreError::LeaseLost),
        _ => Ok(()),
    }
}

/// Enqueues; the same work is kept once.
pub(super) async fn put(db: &mut Connection, job: &Job) -> Result<(), StoreError> {
    query("INSERT INTO job (id, key, run_at, work, ready_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING")
        .bind(job.id.uuid())
        .bind(job.work.key())
        .bind(micros(job.run_at))
        .bind(json(&job.work)?)
        .bind(micros(job.run_at))
        .execute(db)
        .await?;
    Ok(())
}

impl FromRow<'_, Record> for Stored<DueJob> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(DueJob {
            job: Job {
                id: row.id("id")?,
                run_at: row.time("run_at")?,
                work: row.json("work")?,
            },
            attempts: row.count("attempts")?,
            ready_at: row.time("ready_at")?,
            last_error: row.get("last_error")?,
        }))
    }
}
