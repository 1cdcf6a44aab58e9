//! Many agents listen while customers write: how long it takes from a customer's sending to an agent's screen.

mod agents;
mod board;
mod customers;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::ensure;
use serde_json::json;
use tempfile::TempDir;
use tokio::time::{Instant, sleep, sleep_until};

use crate::desk::{Client, Kept, Kind, Server, Setup, found, sign_in};
use crate::report::Report;
use board::Board;

/// Long enough that what was sent last is heard.
const ECHO: Duration = Duration::from_secs(3);

/// How much load, and for how long.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The binary on trial
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
    /// How many agents listen
    #[arg(long, default_value_t = 500)]
    agents: usize,
    /// How many messages customers send in a second
    #[arg(long, default_value_t = 50)]
    rate: u32,
    /// For how many seconds
    #[arg(long, default_value_t = 300)]
    seconds: u32,
    /// Where the desk is kept
    #[arg(long, value_enum, default_value = "sqlite")]
    database: Kind,
    /// The encoder: none, small or standard
    #[arg(long, default_value = "standard")]
    model: String,
    /// Write the figures into this file, as JSON
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the trial; whether every message was acknowledged and every agent heard of each.
pub async fn run(args: &Args) -> anyhow::Result<bool> {
    ensure!(args.rate > 0 && args.seconds > 0, "--rate and --seconds must be at least 1");
    let folder = TempDir::with_prefix("heard-load-")?;
    let kept = Kept::make(args.database, folder.path()).await?;
    let mut setup = Setup::new(args.heard.clone(), kept.address().to_owned(), folder.path().to_owned(), &args.model)?;
    setup.settings.push(("HEARD_MAX_CONNECTIONS", (args.agents + 500).to_string()));
    let store = kept.store().await?;
    let founded = found(store.as_ref(), args.agents).await?;
    store.close().await;
    let server = setup.start()?;
    let stranger = Client::new(setup.at);

    let customers = customers::begin(&stranger, args.rate).await?;
    let board = Arc::new(Board::of(&customers));
    let mut streams = Vec::with_capacity(args.agents);
    for (number, agent) in founded.agents.iter().enumerate() {
        let agent = sign_in(&stranger, agent, number).await?;
        streams.push(agents::listen(&agent, Arc::clone(&board)).await?);
    }
    println!("{} agents listen, {} customers have begun", streams.len(), customers.len());

    let at_rest = server.memory("VmRSS");
    let measuring = tokio::spawn(customers::write(customers, args.rate, args.seconds, Arc::clone(&board)));
    let (processor, took) = watch(&server, args.seconds).await;
    let sent = measuring.await?;
    sleep(ECHO).await;

    let heard = board.heard.count();
    let expected = sent.acknowledged * args.agents as u64;
    let mut report = Report::default();
    report.row(
        "desk",
        json!({"database": format!("{:?}", args.database), "model": args.model, "agents": args.agents}),
    );
    report.row(
        "messages",
        json!({"sent": sent.all, "acknowledged": sent.acknowledged, "per second": args.rate, "refused": sent.refusals}),
    );
    report.times("from sending to an agent's screen", &board.heard);
    report.times("from sending to the customer's acknowledgement", &board.acknowledged);
    report.row(
        "heard",
        json!({"by all agents together": heard, "expected": expected, "told to fetch anew": board.lagged()}),
    );
    report.row(
        "processor, in cores",
        format!("{:.2}", processor.as_secs_f64() / took.as_secs_f64()),
    );
    let memory = ["VmRSS", "VmHWM"].map(|field| format!("{:.0}", server.memory(field)));
    report.row(
        "memory, in MB",
        json!({"before": format!("{at_rest:.0}"), "after": memory[0], "at most": memory[1]}),
    );
    server.stop()?;
    report.say(args.out.as_deref())?;
    let fine = sent.acknowledged == sent.all && (heard == expected || board.lagged() > 0);
    if !fine {
        println!("FAULT: something was refused, or not heard");
    }
    Ok(fine)
}

/// What the server has of the processor while the customers write.
async fn watch(server: &Server, seconds: u32) -> (Duration, Duration) {
    let (begun, spent) = (Instant::now(), server.processor());
    sleep_until(begun + Duration::from_secs(seconds.into())).await;
    (server.processor().saturating_sub(spent), begun.elapsed())
}
