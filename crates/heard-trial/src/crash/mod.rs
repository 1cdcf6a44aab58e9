//! A day at the desk during which the server is killed again and again: nothing acknowledged may be lost, nothing may happen twice.

mod day;
mod follower;
mod proof;
mod things;
mod world;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use fastrand::Rng;
use heard_store::Store;
use jiff::Timestamp;
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use crate::desk::{Client, Kept, Kind, Setup, found, sign_in};
use crate::report::Report;
use day::Day;
use follower::follow;
use proof::Proof;
use world::World;

pub(crate) use world::lock;

/// How long the desk may take, when all is quiet, to do what is due: the last due times, and leases of workers that were killed.
const QUIET: Duration = Duration::from_secs(150);

/// How a day with kills goes.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The binary on trial
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
    /// How often the server is killed
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// Where chance begins; another one makes another day
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where the desk is kept
    #[arg(long, value_enum, default_value = "sqlite")]
    database: Kind,
    /// How many people are busy at the same time
    #[arg(long, default_value_t = 6)]
    people: u64,
    /// The longest time between two kills, in milliseconds
    #[arg(long, default_value_t = 2500)]
    longest: u64,
    /// The longest time for which something is promised, in seconds; it must be longer than a reply can be taken back
    #[arg(long, default_value_t = 35, value_parser = clap::value_parser!(u32).range(12..))]
    promised: u32,
    /// The encoder: none, small or standard. What is proven is the same; without one more happens between two kills
    #[arg(long, default_value = "none")]
    model: String,
    /// Write the figures into this file, as JSON
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the trial; whether all is well.
pub async fn run(args: &Args) -> anyhow::Result<bool> {
    let folder = TempDir::with_prefix("heard-crash-")?;
    let kept = Kept::make(args.database, folder.path()).await?;
    let setup = Setup::new(args.heard.clone(), kept.address().to_owned(), folder.path().to_owned(), &args.model)?;
    let store = kept.store().await?;
    let founded = found(store.as_ref(), 3).await?;
    store.close().await;

    let server = setup.start()?;
    let stranger = Client::new(setup.at);
    let mut agents = Vec::new();
    for (number, agent) in founded.agents.iter().enumerate() {
        agents.push(sign_in(&stranger, agent, number).await?);
    }
    let (over, is_over) = watch::channel(false);
    let first = agents.first().context("no agents")?.clone();
    let following = tokio::spawn(follow(first, is_over));
    let mut day = Day::begin(World::new(stranger, agents, args.promised), args.people, args.seed);
    let mut dice = Rng::with_seed(args.seed);
    let begun = Instant::now();
    let (server, killed) = day::kills(args, &setup, &kept, server, &mut dice).await?;
    // A last hour in peace.
    sleep(Duration::from_secs(1)).await;
    day.end().await;

    let store = kept.store().await?;
    let mut faults = all_done(store.as_ref()).await?;
    // What was told last reaches the screens.
    sleep(Duration::from_millis(1500)).await;
    over.send_replace(true);
    let heard = following.await?;
    let proof = Proof::read(store.as_ref()).await?;
    faults.extend(proof.shown_otherwise(&day.world).await?);
    faults.extend(heard.faults(&proof.events));
    faults.extend(day.world.refusals());
    let mut report = Report::default();
    report.row("database", format!("{:?}", args.database));
    report.row("seed", args.seed);
    report.row("kills", json!({"of the server": killed.server, "of the database": killed.database}));
    report.row("seconds", begun.elapsed().as_secs());
    let [done, refused, cut, never] = day.world.answers();
    report.row(
        "deeds",
        json!({"acknowledged": done, "refused": refused, "cut off": cut, "nobody listened": never}),
    );
    let again = day
        .things
        .iter()
        .map(|(_, thing)| thing.again(&proof))
        .fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    report.row(
        "sent again",
        json!({"after an answer was cut off": again.0, "though answered": day.world.repeated(), "there twice": again.1}),
    );
    for (_, thing) in day.things.iter() {
        let (acknowledged, perhaps) = thing.done();
        report.row(thing.name(), json!({"acknowledged": acknowledged, "cut off": perhaps}));
        faults.extend(thing.check(&proof));
    }
    report.row("conversations", proof.threads.len());
    report.row(
        "events",
        json!({"kept": proof.events.len(), "heard live": heard.count(), "streams": heard.returns, "lagged": heard.lagged}),
    );
    server.stop()?;
    store.close().await;
    faults.extend(kept.faults().await?);
    report.row("faults", faults.len());
    report.say(args.out.as_deref())?;
    for fault in faults.iter().take(50) {
        println!("FAULT: {fault}");
    }
    if !faults.is_empty() {
        drop(kept);
        println!("What it left behind: {}", folder.keep().display());
    }
    Ok(faults.is_empty())
}

/// Waits until nothing is due any more; a job that is still there then is stuck.
async fn all_done(store: &dyn Store) -> anyhow::Result<Vec<String>> {
    let begun = Instant::now();
    while store.next_job_at().await?.is_some() && begun.elapsed() < QUIET {
        sleep(Duration::from_millis(200)).await;
    }
    let stuck = |job: heard_store::DueJob| {
        let late = Timestamp::now().duration_since(job.job.run_at).as_secs();
        format!(
            "stuck for {late} s, after {} tries: {} ({:?})",
            job.attempts,
            job.job.work.key(),
            job.last_error
        )
    };
    Ok(store.due_jobs(100).await?.into_iter().map(stuck).collect())
}
