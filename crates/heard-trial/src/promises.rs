//! Many promises fall due: how late each is told, and what the desk does when nothing is due.

mod filled;
mod screen;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use heard_desk::{Happened, PromiseStanding};
use heard_store::{Cursor, Store};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::desk::{Client, Kept, Kind, Setup, found, sign_in};
use crate::report::Report;

/// From the start of the server until the first promise is due.
const AHEAD: SignedDuration = SignedDuration::from_secs(5);
/// What is asked of the desk after the day.
const PATIENCE: Duration = Duration::from_mins(2);

/// How many promises, and in what time.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The binary on trial
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
    /// How many promises fall due
    #[arg(long, default_value_t = 100_000)]
    promises: u32,
    /// In how many seconds: a day made short
    #[arg(long, default_value_t = 600)]
    seconds: u32,
    /// For how many seconds the desk is watched at rest
    #[arg(long, default_value_t = 30)]
    rest: u32,
    /// Where the desk is kept
    #[arg(long, value_enum, default_value = "sqlite")]
    database: Kind,
    /// Write the figures into this file, as JSON
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the trial; whether every promise was broken, once, and nothing is left to do.
pub async fn run(args: &Args) -> anyhow::Result<bool> {
    ensure!(args.promises > 0 && args.seconds > 0, "--promises and --seconds must be at least 1");
    let folder = TempDir::with_prefix("heard-promises-")?;
    let kept = Kept::make(args.database, folder.path()).await?;
    let setup = Setup::new(args.heard.clone(), kept.address().to_owned(), folder.path().to_owned(), "none")?;
    let store = kept.store().await?;
    let founded = found(store.as_ref(), 1).await?;
    let begun = Instant::now();
    let day = filled::fill(store.as_ref(), &founded, args.promises, args.seconds).await?;
    let filling = begun.elapsed();
    println!("{} promises made in {:.0} s", args.promises, filling.as_secs_f64());
    let before = store.last_event().await?;
    store.close().await;

    let server = setup.start()?;
    let agent = founded.agents.first().context("no agent")?;
    let agent = sign_in(&Client::new(setup.at), agent, 0).await?;
    let screen = screen::watch(&agent, day.dues).await?;
    let (begun, spent) = (Instant::now(), server.processor());
    let left = Duration::try_from(day.ends.duration_since(Timestamp::now())).unwrap_or_default();
    sleep(left).await;
    let busy = server.processor().saturating_sub(spent).as_secs_f64() / begun.elapsed().as_secs_f64();
    let store = kept.store().await?;
    let begun = Instant::now();
    while store.next_job_at().await?.is_some() && begun.elapsed() < PATIENCE {
        sleep(Duration::from_millis(200)).await;
    }
    let late = begun.elapsed();
    sleep(Duration::from_secs(2)).await;
    let (begun, spent) = (Instant::now(), server.processor());
    sleep(Duration::from_secs(args.rest.into())).await;
    let idle = server.processor().saturating_sub(spent).as_secs_f64() / begun.elapsed().as_secs_f64();

    let (broken, reminded) = told(store.as_ref(), before).await?;
    let left = store.due_jobs(10).await?.len();
    let open = store.promises(founded.team.id, PromiseStanding::Open, 1).await?.len();
    let mut report = Report::default();
    report.row(
        "promises",
        json!({"due": args.promises, "in seconds": args.seconds, "database": format!("{:?}", args.database)}),
    );
    report.times("from due to broken, on an agent's screen", &screen.broken);
    report.times("from its time to the reminder, on an agent's screen", &screen.reminded);
    report.row("told to fetch anew", screen.lagged());
    report.row(
        "told",
        json!({"broken": broken, "reminded": reminded, "left open": open, "jobs left": left}),
    );
    report.row(
        "after the last was due, until nothing was left",
        format!("{:.1} s", late.as_secs_f64()),
    );
    report.row("processor while due, in cores", format!("{busy:.2}"));
    report.row("processor at rest, in cores", format!("{idle:.4}"));
    report.row("memory, in MB", format!("{:.0}", server.memory("VmRSS")));
    report.row("filling", format!("{:.0} s", filling.as_secs_f64()));
    server.stop()?;
    store.close().await;
    report.say(args.out.as_deref())?;
    let all = u64::from(args.promises);
    let fine = (broken, reminded, open, left) == (all, all, 0, 0);
    if !fine {
        println!("FAULT: not every promise was reminded of and broken once");
    }
    Ok(fine)
}

/// How many were broken and reminded of, by the record.
async fn told(store: &dyn Store, mut last: Cursor) -> anyhow::Result<(u64, u64)> {
    let (mut broken, mut reminded) = (0, 0);
    loop {
        let page = store.events_since(last, 5000).await?;
        let Some(newest) = page.last() else { break };
        last = newest.cursor;
        for told in page {
            broken += u64::from(matches!(told.event.what, Happened::PromiseBroken { .. }));
            reminded += u64::from(matches!(told.event.what, Happened::PromiseDueSoon { .. }));
        }
    }
    Ok((broken, reminded))
}
