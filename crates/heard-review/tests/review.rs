//! A whole review: interrupted and taken up again, told apart from another, and what it writes.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test fails by panicking, and looks at what was written"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use heard_engine::{Engine, ModelChoice};
use heard_review::archive::{Reading, Skip};
use heard_review::{AgentNames, Choice, Outcome, Progress, Request, ReviewError, Scoring, Silent, Tally, review};
use jiff::tz::TimeZone;
use tempfile::TempDir;

/// Some thousand conversations with dates, agents and a few broken lines.
fn archive(folder: &Path, conversations: usize) -> PathBuf {
    let mut lines = String::new();
    for n in 0..conversations {
        if n % 700 == 3 {
            lines.push_str("{\"broken\"\n");
        }
        let (day, agent) = (n % 28 + 1, n % 5);
        let _ = writeln!(
            lines,
            r#"{{"id":"c{n}","messages":[{{"role":"customer","text":"My parcel {n} is late & I am furious <b>","at":"2026-02-{day:02}T09:00:00Z"}},{{"role":"agent","text":"We apologise for any inconvenience, number {n}.","at":"2026-02-{day:02}T09:30:00Z","agent":"Agent {agent}"}},{{"role":"customer","text":"Thank you","at":"2026-02-{day:02}T10:00:00Z"}}]}}"#
        );
    }
    let path = folder.join("archive.jsonl");
    fs::write(&path, lines).unwrap();
    path
}

fn request(archive: &Path, out: &Path) -> Request {
    Request {
        archives: vec![archive.to_owned()],
        out: out.to_owned(),
        reading: Reading::default(),
        scoring: Scoring {
            words: true,
            agent_names: AgentNames::Hash,
            zone: TimeZone::UTC,
        },
        choice: Choice::All,
        strict: false,
        restart: false,
        workers: 2,
    }
}

/// Sets `stop` once so many parts are done.
struct StopAfter<'s> {
    parts: u64,
    seen: AtomicU64,
    fresh: AtomicU64,
    skipped: AtomicU64,
    stop: &'s AtomicBool,
}

impl<'s> StopAfter<'s> {
    fn parts(parts: u64, stop: &'s AtomicBool) -> Self {
        Self {
            parts,
            seen: AtomicU64::new(0),
            fresh: AtomicU64::new(0),
            skipped: AtomicU64::new(0),
            stop,
        }
    }
}

impl Progress for StopAfter<'_> {
    fn advance(&self, tally: &Tally) {
        self.fresh.store(tally.fresh, Ordering::Relaxed);
        if self.seen.fetch_add(1, Ordering::Relaxed) + 1 >= self.parts {
            self.stop.store(true, Ordering::Relaxed);
        }
    }

    fn skipped(&self, _: &Skip) {
        self.skipped.fetch_add(1, Ordering::Relaxed);
    }
}

const RESULTS: [&str; 5] = [
    "messages.jsonl",
    "messages.parquet",
    "conversations.parquet",
    "skipped.jsonl",
    "report.html",
];

fn results(out: &Path) -> Vec<Vec<u8>> {
    RESULTS.iter().map(|name| fs::read(out.join(name)).unwrap()).collect()
}

#[test]
fn a_review_that_was_interrupted_goes_on_and_ends_the_same() {
    let folder = TempDir::new().unwrap();
    let archive = archive(folder.path(), 3500);
    let engine = Engine::new();
    let whole = request(&archive, &folder.path().join("whole"));
    let done = review(&whole, &engine, &Silent, &AtomicBool::new(false)).unwrap();
    let Outcome::Done(totals) = done else { panic!("{done:?}") };
    assert_eq!((totals.conversations, totals.messages, totals.skipped), (3500, 10500, 5));

    let pieces = request(&archive, &folder.path().join("pieces"));
    let mut runs = 0;
    let mut fresh = 0;
    loop {
        let stop = AtomicBool::new(false);
        let progress = StopAfter::parts(runs * 2 + 2, &stop);
        let outcome = review(&pieces, &engine, &progress, &stop).unwrap();
        fresh += progress.fresh.load(Ordering::Relaxed);
        runs += 1;
        if let Outcome::Done(again) = outcome {
            assert_eq!(again, totals);
            break;
        }
        // A part that was being written when the power went, and half a line of the journal.
        fs::write(pieces.out.join("parts/000099.messages.jsonl.new"), "x").unwrap();
        let mut journal = fs::read(pieces.out.join("journal.jsonl")).unwrap();
        journal.extend_from_slice(b"{\"part\":{\"numb");
        fs::write(pieces.out.join("journal.jsonl"), journal).unwrap();
    }
    assert!(runs >= 3, "{runs}");
    assert_eq!(fresh, 10500, "no message is scored twice");
    assert!(results(&whole.out) == results(&pieces.out));
    assert!(!pieces.out.join("parts").exists());

    let stop = AtomicBool::new(false);
    let progress = StopAfter::parts(u64::MAX, &stop);
    assert_eq!(review(&pieces, &engine, &progress, &stop).unwrap(), Outcome::Done(totals));
    assert_eq!(progress.seen.load(Ordering::Relaxed), 0, "nothing is left to do");
    assert!(results(&whole.out) == results(&pieces.out));
}

#[test]
fn threads_do_not_show_in_the_results() {
    let folder = TempDir::new().unwrap();
    let archive = archive(folder.path(), 2000);
    let engine = Engine::new();
    let mut one = request(&archive, &folder.path().join("one"));
    one.workers = 1;
    let mut many = request(&archive, &folder.path().join("many"));
    many.workers = 7;
    for request in [&one, &many] {
        review(request, &engine, &Silent, &AtomicBool::new(false)).unwrap();
    }
    assert!(results(&one.out) == results(&many.out));
}

#[test]
fn readings_of_two_encoders_are_not_mixed() {
    let folder = TempDir::new().unwrap();
    let first = request(&archive(folder.path(), 10), &folder.path().join("out"));
    let go = |choice: ModelChoice| review(&first, &Engine::choose(choice), &Silent, &AtomicBool::new(false));
    go(ModelChoice::None).unwrap();
    let error = go(ModelChoice::Small).unwrap_err();
    assert!(
        matches!(&error, ReviewError::Different { difference, .. } if *difference == "another version of the engine"),
        "{error}"
    );
    let report = fs::read_to_string(first.out.join("report.html")).unwrap();
    assert!(report.contains("encoder: none"), "the report says what read");
}

#[test]
fn another_review_is_not_mixed_in() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), 10);
    let engine = Engine::new();
    let go = |request: &Request| review(request, &engine, &Silent, &AtomicBool::new(false));
    let first = request(&path, &folder.path().join("out"));
    go(&first).unwrap();
    let mut other = first.clone();
    other.scoring.words = false;
    let error = go(&other).unwrap_err();
    assert!(
        matches!(&error, ReviewError::Different { difference, .. } if difference == "other options"),
        "{error}"
    );
    assert!(error.to_string().contains("--restart"), "{error}");
    other.restart = true;
    go(&other).unwrap();
    let lines = fs::read_to_string(first.out.join("messages.jsonl")).unwrap();
    assert!(!lines.contains("parcel") && !lines.contains("inconvenience"), "no word is left");
    let report = fs::read_to_string(first.out.join("report.html")).unwrap();
    assert!(!report.contains("parcel"), "nor in the report");
    archive(folder.path(), 11);
    let error = go(&other.clone()).unwrap();
    assert!(matches!(error, Outcome::Done(totals) if totals.conversations == 11), "restarted");
    other.restart = false;
    go(&other).unwrap();
    archive(folder.path(), 12);
    assert!(go(&other).unwrap_err().to_string().contains("other archives, or they were changed"));
}

#[test]
fn strict_ends_at_the_first_line_that_cannot_be_used() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), 1000);
    let mut request = request(&path, &folder.path().join("out"));
    request.strict = true;
    let error = review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap_err();
    assert!(
        error.to_string().contains("archive.jsonl:4: is not JSON: it ends too early"),
        "{error}"
    );
}

#[test]
fn skipped_lines_are_listed_without_words() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), 1000);
    let request = request(&path, &folder.path().join("out"));
    review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap();
    let skipped = fs::read_to_string(request.out.join("skipped.jsonl")).unwrap();
    assert_eq!(skipped.lines().count(), 2);
    assert!(
        skipped
            .lines()
            .next()
            .unwrap()
            .ends_with(r#""line":4,"reason":"is not JSON: it ends too early"}"#),
        "{skipped}"
    );
}

#[test]
fn what_cannot_be_reviewed_says_so_before_anything_else() {
    let folder = TempDir::new().unwrap();
    let good = archive(folder.path(), 10);
    let bad = folder.path().join("bad.csv");
    fs::write(&bad, "a,b\n1,2\n").unwrap();
    let mut request = request(&good, &folder.path().join("out"));
    request.archives.push(bad.clone());
    let error = review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap_err();
    assert!(error.to_string().contains("map them: --map conversation=NAME"), "{error}");
    fs::write(&bad, "thread,who,text\n1,nobody knows,2\n").unwrap();
    request.archives.remove(0);
    let error = review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap_err();
    assert!(
        error.to_string().starts_with("no conversation could be read; first reason: "),
        "{error}"
    );
}

#[test]
fn a_sample_is_always_the_same_and_of_the_size_asked_for() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), 3000);
    let sample = |out: &str, choice| {
        let mut request = request(&path, &folder.path().join(out));
        request.choice = choice;
        review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap();
        results(&request.out)
    };
    let first = sample("a", Choice::Sample(100));
    assert!(first == sample("b", Choice::Sample(100)));
    let lines = String::from_utf8(first[0].clone()).unwrap();
    assert_eq!(lines.lines().count(), 300);
    let late = lines
        .lines()
        .any(|line| line.contains(r#""conversation":"c2"#) && line.contains("My parcel 2"));
    assert!(late, "spread over the archive");
    let lines = String::from_utf8(sample("c", Choice::First(7))[0].clone()).unwrap();
    assert_eq!(lines.lines().count(), 21);
}

#[test]
fn agents_are_named_only_on_purpose() {
    let folder = TempDir::new().unwrap();
    let path = archive(folder.path(), 10);
    let mut request = request(&path, &folder.path().join("out"));
    review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap();
    let lines = fs::read_to_string(request.out.join("messages.jsonl")).unwrap();
    assert!(lines.contains(r#""agent":"agent-"#) && !lines.contains("Agent 1"));
    request.scoring.agent_names = AgentNames::Keep;
    request.restart = true;
    review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap();
    let lines = fs::read_to_string(request.out.join("messages.jsonl")).unwrap();
    assert!(lines.contains(r#""agent":"Agent 1""#));
}
