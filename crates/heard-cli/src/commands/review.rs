//! `heard review`: the engine over an archive of past conversations.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use heard_review::archive::{ColumnMap, Reading, Roles, Skip};
use heard_review::{AgentNames, Choice, Progress, Request, Scoring, Tally, Totals, review};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;

use crate::engine::CoachArgs;
use crate::output::{self, Outcome};

/// Review archives of past conversations: tables and a report to look at
///
/// Reads JSON lines (a conversation or a message a line), CSV, mbox and single mails, plain or gzip, and writes report.html,
/// messages.jsonl, messages.parquet, conversations.parquet and skipped.jsonl. Ctrl-C keeps what is done; the same command goes on.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The archives
    #[arg(required = true, value_name = "ARCHIVE")]
    archives: Vec<PathBuf>,
    /// The folder for the results
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Which column is which, where the names do not say so: text=body,conversation=thread
    #[arg(long, value_name = "OURS=THEIRS", default_value = "", hide_default_value = true)]
    map: ColumnMap,
    /// Which author is whom: Wizard=agent,Shopper=customer,Robot=nobody
    #[arg(long, value_name = "NAME=ROLE", default_value = "", hide_default_value = true)]
    role: Roles,
    /// Mail: the team's own address, or a whole domain as @example.org
    #[arg(long, value_name = "ADDRESS")]
    ours: Vec<String>,
    /// The zone of weeks, and of times that name none; the machine's own where it is not given
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// What becomes of agents' names
    #[arg(long, value_enum, default_value_t)]
    agent_names: Names,
    /// Leave out all that people wrote: no text, no quotations
    #[arg(long)]
    no_words: bool,
    /// Review only the first N conversations
    #[arg(long, value_name = "N", conflicts_with = "sample")]
    limit: Option<u64>,
    /// Review N conversations, spread over the archives; always the same ones
    #[arg(long, value_name = "N")]
    sample: Option<u64>,
    /// Stop at the first line that cannot be used
    #[arg(long)]
    strict: bool,
    /// Throw away what another review left in the folder
    #[arg(long)]
    restart: bool,
    /// How many threads score; as many as there are cores where it is not given
    #[arg(long, value_name = "N")]
    workers: Option<usize>,
    #[command(flatten)]
    coach: CoachArgs,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Names {
    /// As in the archive
    Keep,
    /// A pseudonym, the same in every review
    #[default]
    Hash,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let engine = self.coach.engine()?;
        let request = self.request()?;
        let stop = stop_on_ctrl_c()?;
        let shown = Shown::new();
        let outcome = review(&request, &engine, &shown, &stop);
        shown.bar.finish_and_clear();
        match outcome? {
            heard_review::Outcome::Done(totals) => shown.done(&request, &totals)?,
            heard_review::Outcome::Stopped(totals) => bail!(
                "stopped; {} conversations are kept, and the same command goes on from there",
                grouped(totals.conversations)
            ),
        }
        Ok(Outcome::Clean)
    }

    fn request(self) -> anyhow::Result<Request> {
        let zone = match &self.zone {
            Some(name) => TimeZone::get(name).with_context(|| format!("--zone {name}"))?,
            None => TimeZone::try_system().unwrap_or(TimeZone::UTC),
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Request {
            archives: self.archives,
            out: self.out,
            reading: Reading {
                columns: self.map,
                roles: self.role.with_ours(self.ours),
                zone: zone.clone(),
            },
            scoring: Scoring {
                words: !self.no_words,
                agent_names: match self.agent_names {
                    Names::Keep => AgentNames::Keep,
                    Names::Hash => AgentNames::Hash,
                },
                zone,
            },
            choice: match (self.limit, self.sample) {
                (Some(many), _) => Choice::First(many),
                (None, Some(many)) => Choice::Sample(many),
                (None, None) => Choice::All,
            },
            strict: self.strict,
            restart: self.restart,
            workers: self.workers.unwrap_or(cores),
        })
    }
}

/// The first Ctrl-C asks for an end after the parts at hand, the second ends at once.
fn stop_on_ctrl_c() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })?;
    Ok(stop)
}

/// How many skips are shown; all are counted and listed in skipped.jsonl.
const SKIPS_SHOWN: u64 = 20;

/// The progress bar: share, rate, time left.
struct Shown {
    bar: ProgressBar,
    began: Instant,
    fresh: AtomicU64,
    skipped: AtomicU64,
}

impl Shown {
    fn new() -> Self {
        Self {
            bar: ProgressBar::no_length(),
            began: Instant::now(),
            fresh: AtomicU64::new(0),
            skipped: AtomicU64::new(0),
        }
    }

    fn done(&self, request: &Request, totals: &Totals) -> anyhow::Result<()> {
        if totals.skipped > 0 {
            let list = request.out.join("skipped.jsonl");
            let skipped = grouped(totals.skipped);
            output::note(format!("{skipped} could not be used; all are listed in {}", list.display()));
        }
        let (conversations, messages) = (grouped(totals.conversations), grouped(totals.messages));
        let seconds = self.began.elapsed().as_secs_f64();
        let took = match self.fresh.load(Ordering::Relaxed) {
            0 => String::new(),
            fresh => format!(" in {seconds:.1} s ({} messages/s)", grouped(rate(fresh, self.began.elapsed()))),
        };
        output::line(format!("{conversations} conversations, {messages} messages{took}"))?;
        output::line(request.out.join("report.html").display().to_string())
    }
}

impl Progress for Shown {
    fn begin(&self, bytes: u64) {
        let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {eta} left");
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_length(bytes);
    }

    fn advance(&self, tally: &Tally) {
        self.fresh.store(tally.fresh, Ordering::Relaxed);
        let rate = grouped(rate(tally.fresh, self.began.elapsed()));
        self.bar.set_message(format!("{} messages, {rate}/s", grouped(tally.messages)));
        self.bar.set_position(tally.bytes);
    }

    fn skipped(&self, skip: &Skip) {
        if self.skipped.fetch_add(1, Ordering::Relaxed) < SKIPS_SHOWN {
            self.bar.suspend(|| output::note(format!("skipped {skip}")));
        }
    }

    fn finishing(&self) {
        self.bar.set_message("writing tables and report");
    }
}

/// Messages a second.
fn rate(messages: u64, since: Duration) -> u64 {
    let milliseconds = u64::try_from(since.as_millis()).unwrap_or(u64::MAX).max(1);
    messages.saturating_mul(1000) / milliseconds
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
