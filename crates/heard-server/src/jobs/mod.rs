//! Does what is due: replies go out, promises are reminded of, promises break.
//!
//! The store hands each job to one worker, and writes what it led to in the transaction that forgets it: nothing is done twice. What
//! several led to is written in one transaction where that can be; where it cannot, each is done alone, so that no job waits for another's
//! failure. A job that fails comes back later, ever more rarely, and is never given up.

mod work;

use std::time::Duration;

use heard_desk::{Change, DeskError};
use heard_store::{Lease, StoreError};
use jiff::SignedDuration;
use tokio::time::Instant;

use crate::App;

/// How long a worker has for what it leased, before another may take over.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// How many jobs are leased at once, and at most written together.
const BATCH: u32 = 64;
/// How long what is decided waits for what is written with it: what takes its time to decide, such as a reply that is read, goes out by itself.
const GATHER: Duration = Duration::from_millis(20);
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
        let (mut decided, mut since) = (Vec::new(), Instant::now());
        for lease in leases {
            match work::lead(app, &lease.job.work).await {
                Ok(change) => decided.push((lease, change)),
                Err(why) => put_back(app, &lease, &why).await,
            }
            if since.elapsed() >= GATHER {
                done += finish(app, std::mem::take(&mut decided)).await;
                since = Instant::now();
            }
        }
        done += finish(app, decided).await;
    }
    Ok(done)
}

/// Writes what was decided, in one transaction or, where something is in the way of one of them, one by one; how many jobs were done.
async fn finish(app: &App, decided: Vec<(Lease, Change)>) -> usize {
    if decided.len() > 1 {
        let (leases, changes): (Vec<Lease>, Vec<Change>) = decided.iter().cloned().unzip();
        let all = changes.into_iter().fold(Change::default(), Change::and);
        if app.store.finish_all(&leases, &all).await.is_ok() {
            return leases.len();
        }
    }
    let mut done = 0;
    for (lease, change) in decided {
        match finish_one(app, &lease, change).await {
            Ok(()) => done += 1,
            Err(Failed::Store(StoreError::LeaseLost)) => {}
            Err(why) => put_back(app, &lease, &why).await,
        }
    }
    done
}

/// Writes what was decided for one job; where somebody else was quicker, it is decided anew.
async fn finish_one(app: &App, lease: &Lease, mut change: Change) -> Result<(), Failed> {
    for _ in 1..TRIES {
        match app.store.finish(lease, &change).await {
            Err(StoreError::Conflict(_)) => change = work::lead(app, &lease.job.work).await?,
            finished => return Ok(finished?),
        }
    }
    Ok(app.store.finish(lease, &change).await?)
}

/// Puts a job back that could not be done now.
async fn put_back(app: &App, lease: &Lease, why: &Failed) {
    let why = why.to_string();
    tracing::warn!(job = %lease.job.id, attempt = lease.attempt, why, "a job failed and comes back later");
    if let Err(error) = app.store.retry(lease, app.now(), &why).await {
        // Its lease runs out, and it comes back all the same.
        tracing::error!(%error, job = %lease.job.id, "a job could not be put back");
    }
}
