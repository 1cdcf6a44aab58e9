//! Work for later, handed out to one worker at a time.

use std::slice::from_ref;

use async_trait::async_trait;
use heard_desk::{Change, Job};
use jiff::{SignedDuration, Timestamp};

use crate::StoreError;

/// Handing out jobs. A job is leased, not taken: a worker that dies loses its lease, and another gets the job.
#[async_trait]
pub trait Jobs {
    /// Leases up to `limit` jobs that are due at `now`, the oldest first, until `now + length`.
    async fn lease(&self, now: Timestamp, length: SignedDuration, limit: u32) -> Result<Vec<Lease>, StoreError>;

    /// Writes what the job has led to and forgets the job, in one transaction.
    /// [`StoreError::LeaseLost`] where somebody else has taken over; [`StoreError::Conflict`] as in [`Writes::apply`](super::Writes::apply).
    async fn finish(&self, lease: &Lease, change: &Change) -> Result<(), StoreError> {
        self.finish_all(from_ref(lease), change).await
    }

    /// The same for several jobs: what all have led to is written in one transaction, or nothing of it.
    async fn finish_all(&self, leases: &[Lease], change: &Change) -> Result<(), StoreError>;

    /// Puts the job back after a failure, until [`backoff`] is over; returns when that will be. `why` is kept with the job and must
    /// not hold words of customers.
    async fn retry(&self, lease: &Lease, now: Timestamp, why: &str) -> Result<Timestamp, StoreError>;

    /// When the next job or lease is due; `None` where there is nothing to wait for.
    async fn next_job_at(&self) -> Result<Option<Timestamp>, StoreError>;

    /// The jobs that are waiting or leased, the next one first, at most `limit`; for looking after the desk.
    async fn due_jobs(&self, limit: u32) -> Result<Vec<DueJob>, StoreError>;
}

/// A job in the hands of one worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job: Job,
    /// How often it has been leased, this time included. Tells this lease from later ones.
    pub attempt: u32,
    /// When others may take over.
    pub until: Timestamp,
}

/// A job that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueJob {
    /// The job.
    pub job: Job,
    /// How often it was tried.
    pub attempts: u32,
    /// When it may be leased.
    pub ready_at: Timestamp,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// How long to wait after the `attempt`th try: one second, then twice as long each time, an hour at most. A job is never given up.
pub fn backoff(attempt: u32) -> SignedDuration {
    let seconds = 1_i64.checked_shl(attempt.saturating_sub(1).min(12)).unwrap_or(3600);
    SignedDuration::from_secs(seconds.min(3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backs_off_up_to_an_hour() {
        let seconds = [1, 2, 3, 4, 12, 13, 1000, u32::MAX].map(|attempt| backoff(attempt).as_secs());
        assert_eq!(seconds, [1, 2, 4, 8, 2048, 3600, 3600, 3600]);
        assert_eq!(backoff(0).as_secs(), 1);
    }
}
