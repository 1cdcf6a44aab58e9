//! Speed and memory of what ships, as one table: the engine in-process, the desk and a review as processes.
//!
//! Run it as a release build: `cargo run --release -p xtask -- measure`. Figures from one quiet run can be compared with each other;
//! figures from two machines cannot.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use heard_engine::{Engine, ModelChoice, Situation, Turn, Who};

/// Measure speed and memory.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The release binary
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
    /// An archive for `heard review`; without it that row is left out
    #[arg(long)]
    archive: Option<PathBuf>,
}

const CUSTOMER: &str = "This is the third time I write about the oak cot. It was promised for the 3rd and nothing came, nobody even called. \
    The baby is due on Friday and there is nowhere for her to sleep. Do I get it this week or should I buy another one?";

/// A reply of 645 bytes, good and bad in it.
const REPLY: &str = "Dear Marta, we apologise for any inconvenience this may have caused. I can see that the cot you ordered in May was \
    promised for the 3rd and never arrived, and that nobody called you back. Unfortunately our carrier has had delays outside our \
    control, so we will look into it as soon as possible. Waiting this long with the baby due on Friday is not acceptable, and I am \
    sorry that we let you down. I have asked the depot for its exact place and I will call you today by 4 pm with what they say. You \
    can also choose a courier from the Uppsala store tomorrow, or buy one nearby and we will pay the difference and take ours back. \
    Kind regards, Nils.";

/// Measures and prints the table.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    println!("| what | measured |\n|---|---|");
    let begin = Instant::now();
    let cues = Engine::new();
    row("building the engine", &format!("{:.1} ms", begin.elapsed().as_secs_f64() * 1e3));
    engine("on cues", &cues, 2000);
    engine("with the standard encoder", &Engine::choose(ModelChoice::Standard), 200);
    desk(&args.heard)?;
    if let Some(archive) = &args.archive {
        review(&args.heard, archive)?;
    }
    Ok(())
}

/// Of an engine, the processor's time for one text, the middle of `times` texts: what else runs on the machine does not count.
fn engine(which: &str, engine: &Engine, times: usize) {
    let turns = [Turn {
        who: Who::Customer,
        text: CUSTOMER,
    }];
    let appraise = |draft: &String| {
        let situation = Situation {
            turns: &turns,
            draft,
            customer_name: Some("Marta"),
            ..Situation::default()
        };
        engine.appraise(&situation).findings.len()
    };
    // Every word is new: nothing that was read before helps.
    let new: Vec<String> = (0..times).map(|n| REPLY.replace(". ", &format!(" {n}. "))).collect();
    row(
        &format!("appraising a reply of {} bytes {which}, new text, p50", REPLY.len()),
        &p50(&new, appraise),
    );
    // One word of one sentence is another, as while typing.
    let edited: Vec<String> = (0..times).map(|n| REPLY.replace("exact place", &format!("place{n}"))).collect();
    row(&format!("the same {which}, one word edited, p50"), &p50(&edited, appraise));
    let messages: Vec<String> = (0..times).map(|n| format!("{CUSTOMER} {n}")).collect();
    row(
        &format!("reading a message of {} bytes {which}, p50", CUSTOMER.len()),
        &p50(&messages, |m| engine.read(m, &[]).flags.len()),
    );
}

/// What this process has had of the processor, all its threads together.
fn spent() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

fn p50(inputs: &[String], work: impl Fn(&String) -> usize) -> String {
    let mut times: Vec<Duration> = inputs
        .iter()
        .map(|input| {
            let begin = spent();
            std::hint::black_box(work(input));
            spent().saturating_sub(begin)
        })
        .collect();
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    format!("{:.3} ms", middle.as_secs_f64() * 1e3)
}

fn desk(heard: &Path) -> anyhow::Result<()> {
    let dir = std::env::temp_dir().join(format!("heard-measure-{}", std::process::id()));
    let begin = Instant::now();
    let mut child = Command::new(heard)
        .args(["demo", "--port", "0", "--dir"])
        .arg(&dir)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{}: build it first with `make build`", heard.display()))?;
    let out = child.stdout.take().context("no standard output")?;
    let ready = BufReader::new(out)
        .lines()
        .map_while(Result::ok)
        .find(|line| line.contains("http://"));
    let start = begin.elapsed();
    // Sixty seconds of a desk at rest would be no different from five.
    std::thread::sleep(Duration::from_secs(5));
    let resident = status(&child, "VmRSS");
    child.kill()?;
    child.wait()?;
    std::fs::remove_dir_all(&dir)?;
    if ready.is_none() {
        bail!("the desk did not say where it listens");
    }
    row(
        "desk: from start to listening, with an empty database to fill",
        &format!("{:.2} s", start.as_secs_f64()),
    );
    row("desk: resident memory at rest", &format!("{:.0} MB", resident / 1e3));
    Ok(())
}

fn review(heard: &Path, archive: &Path) -> anyhow::Result<()> {
    let dir = std::env::temp_dir().join(format!("heard-measure-review-{}", std::process::id()));
    let begin = Instant::now();
    let mut child = Command::new(heard).arg("review").arg(archive).arg("--out").arg(&dir).spawn()?;
    let mut peak: f64 = 0.0;
    while child.try_wait()?.is_none() {
        peak = peak.max(status(&child, "VmHWM"));
        std::thread::sleep(Duration::from_millis(20));
    }
    let seconds = begin.elapsed().as_secs_f64();
    let messages = std::fs::read_to_string(dir.join("messages.jsonl"))?.lines().count();
    std::fs::remove_dir_all(&dir)?;
    let rate = f64::from(u32::try_from(messages)?) / seconds;
    row("review: messages", &messages.to_string());
    row("review: rate, start to report", &format!("{rate:.0} messages/s"));
    row("review: peak memory", &format!("{:.0} MB", peak / 1e3));
    Ok(())
}

/// A field of `/proc/PID/status` in kilobytes; 0 where it cannot be read.
fn status(child: &Child, field: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    value
        .and_then(|v| v.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or_default()
}

fn row(what: &str, measured: &str) {
    println!("| {what} | {measured} |");
}
