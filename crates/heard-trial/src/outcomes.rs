//! A busy desk looks back: how long the outcomes of many conversations take, the first time, again, and after the next word; and how long it takes to
//! find a like experience among many.

mod filled;
mod noted;
mod words;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use heard_engine::{Engine, ModelChoice};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::desk::{Client, Kept, Kind, Server, Setup, found, sign_in};
use crate::report::Report;

/// How many conversations, and by which reader.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The binary on trial
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
    /// How many conversations the desk has had in eight weeks
    #[arg(long, default_value_t = 10_000)]
    conversations: u32,
    /// How many experiences the team has noted
    #[arg(long, default_value_t = 5_000)]
    notes: usize,
    /// The encoder that reads: standard, small, none
    #[arg(long, default_value = "standard")]
    model: ModelChoice,
    /// Where the desk is kept
    #[arg(long, value_enum, default_value = "sqlite")]
    database: Kind,
    /// Write the figures into this file, as JSON
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the trial; whether every conversation was counted.
pub async fn run(args: &Args) -> anyhow::Result<bool> {
    ensure!(args.conversations > 0, "--conversations must be at least 1");
    let folder = TempDir::with_prefix("heard-outcomes-")?;
    let kept = Kept::make(args.database, folder.path()).await?;
    let setup = Setup::new(
        args.heard.clone(),
        kept.address().to_owned(),
        folder.path().to_owned(),
        args.model.name(),
    )?;
    let store = kept.store().await?;
    let founded = found(store.as_ref(), 1).await?;
    let filling = Instant::now();
    let engine = Engine::choose(args.model);
    let in_period = filled::fill(store.as_ref(), &engine, &founded, args.conversations).await?;
    noted::note(store.as_ref(), &engine, &founded, args.notes).await?;
    println!(
        "{} conversations had in {:.0} s",
        args.conversations,
        filling.elapsed().as_secs_f64()
    );
    store.close().await;

    let server = setup.start()?;
    let client = Client::new(setup.at);
    let agent = sign_in(&client, founded.agents.first().context("no agent")?, 0).await?;
    let mut report = Report::default();
    report.row(
        "conversations",
        json!({"in eight weeks": args.conversations, "in the four looked at": in_period, "database": format!("{:?}", args.database)}),
    );
    let outcomes = timed(&mut report, "outcomes, the first time", (&agent, &server), "/v1/outcomes").await?;
    timed(&mut report, "outcomes, again", (&agent, &server), "/v1/outcomes").await?;
    timed(
        &mut report,
        "the conversations behind a number",
        (&agent, &server),
        "/v1/outcomes/B3/conversations",
    )
    .await?;
    let groups = timed(
        &mut report,
        "groups by meaning, the first time",
        (&agent, &server),
        "/v1/outcomes/groups",
    )
    .await?;
    timed(&mut report, "groups, again", (&agent, &server), "/v1/outcomes/groups").await?;
    let first_word = json!({"name": "Mara", "text": "Where is my order?"});
    client
        .with("x-forwarded-for", "10.9.0.1")
        .post("/v1/widget/conversations", first_word)
        .await;
    let after = timed(&mut report, "outcomes, after somebody wrote", (&agent, &server), "/v1/outcomes").await?;
    timed(
        &mut report,
        "groups, after somebody wrote",
        (&agent, &server),
        "/v1/outcomes/groups",
    )
    .await?;
    let queue = timed(&mut report, "the queue", (&agent, &server), "/v1/conversations").await?;
    let first = queue
        .pointer("/conversations/0/id")
        .and_then(Value::as_str)
        .context("the queue is empty")?;
    let near = format!("/v1/conversations/{first}/experiences");
    for what in ["like experiences, the first time", "like experiences, again"] {
        timed(&mut report, &format!("{what}, of {}", args.notes), (&agent, &server), &near).await?;
    }
    let count = |outcomes: &Value| outcomes.get("begun").and_then(Value::as_u64);
    report.row("passages grouped", groups.get("passages").cloned().unwrap_or_default());
    report.row("groups", groups.get("all").cloned().unwrap_or_default());
    report.row(
        "memory, in MB",
        format!("{:.0}, at most {:.0}", server.memory("VmRSS"), server.memory("VmHWM")),
    );
    server.stop()?;
    report.say(args.out.as_deref())?;
    let fine = count(&outcomes) == Some(in_period) && count(&after) == Some(in_period + 1);
    if !fine {
        println!("FAULT: not every conversation was counted");
    }
    Ok(fine)
}

async fn timed(report: &mut Report, what: &str, (agent, server): (&Client, &Server), path: &str) -> anyhow::Result<Value> {
    let (begun, spent) = (Instant::now(), server.processor());
    let answer = agent.read(path).await?;
    let took = begun.elapsed().as_secs_f64() * 1e3;
    let spent = server.processor().saturating_sub(spent).as_millis();
    report.row(what, format!("{took:.0} ms ({spent} ms of the processor)"));
    Ok(answer)
}
