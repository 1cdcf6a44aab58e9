//! Does what is due: replies go out, promises are reminded of, promises break.
//!
//! The store hands each job to one worker, and writes what it led to in the transaction that forgets it: nothing is done twice. A job
//! that fails comes back later, ever more rarely, and is never given up.

mod work;

use std::time::Duration;

use heard_desk::DeskError;
use heard_store::{Lease, StoreError};
use jiff::SignedDuration;

use crate::App;

/// How long a worker has for what it leased, before another may take over.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// How many jobs are leased at once.
const BATCH: u32 = 32;
/// How long the runner waits at most before it asks the store again.
const POLL: Duration = Duration::from_secs(1);
/// How long it waits at least: a job that is due may be in other hands.
const BREATH: Duration = Duration::from_millis(20);
/// How often a job is decided anew when somebody else was quicker.
const TRIES: u32 = 5;

/// Why a job could not be done now.
#[derive(Debug, thiserror::Error)]
enum Failed {
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The verb refused.
    #[error("refused: {0}")]
    Refused(#[from] DeskError),
}

/// Does what is due as it becomes due, until the desk stops.
pub(crate) async fn run(app: &App) {
    let stopped = app.hub.stopped();
    tokio::pin!(stopped);
    loop {
        if let Err(error) = do_due(app).await {
            tracing::error!(%error, "jobs could not be read");
        }
        tokio::select! {
            () = app.jobs.notified() => {}
            () = until_next(app) => {}
            () = &mut stopped => return,
        }
    }
}

/// Until the next job is due, but not so long that a clock which was set would matter.
async fn until_next(app: &App) {
    let next = app.store.next_job_at().await.ok().flatten();
    let left = next.map_or(POLL, |at| Duration::try_from(at.duration_since(app.now())).unwrap_or_default());
    tokio::time::sleep(left.clamp(BREATH, POLL)).await;
}

/// Does all that is due now; how many jobs were done.
pub(crate) async fn do_due(app: &App) -> Result<usize, StoreError> {
    let mut done = 0;
    // Reading first: an idle desk writes nothing.
    while app.store.next_job_at().await?.is_some_and(|at| at <= app.now()) {
        let leases = app.store.lease(app.now(), LEASE, BATCH).await?;
        if leases.is_empty() {
            break;
        }
        for lease in leases {
            done += usize::from(attend(app, &lease).await);
        }
    }
    Ok(done)
}

/// Does one job, or puts it back; whether it was done.
async fn attend(app: &App, lease: &Lease) -> bool {
    let why = match carry_out(app, lease).await {
        Ok(()) => return true,
        Err(Failed::Store(StoreError::LeaseLost)) => return false,
        Err(why) => why.to_string(),
    };
    tracing::warn!(job = %lease.job.id, attempt = lease.attempt, why, "a job failed and comes back later");
    if let Err(error) = app.store.retry(lease, app.now(), &why).await {
        // Its lease runs out, and it comes back all the same.
        tracing::error!(%error, job = %lease.job.id, "a job could not be put back");
    }
    false
}

async fn carry_out(app: &App, lease: &Lease) -> Result<(), Failed> {
    for _ in 1..TRIES {
        let change = work::lead(app, &lease.job.work).await?;
        match app.store.finish(lease, &change).await {
            Err(StoreError::Conflict(_)) => {}
            finished => return Ok(finished?),
        }
    }
    let change = work::lead(app, &lease.job.work).await?;
    Ok(app.store.finish(lease, &change).await?)
}
