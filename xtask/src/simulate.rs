//! Rehearsals without people: ways of answering against every scenario, and the table for the documentation.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, bail};
use heard_engine::{Appraisal, Engine, ModelChoice, Situation};
use heard_rehearsal::simulate::{Policy, Row, Tally, run as rehearse};
use heard_rehearsal::{Coach, Outcome, Scenario, Shelf};

/// Let ways of answering talk with every simulated customer.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Runs of each way of answering with each customer.
    #[arg(long, default_value_t = 50)]
    runs: u64,
    /// The encoder beside the cues: standard, small, none.
    #[arg(long, default_value_t)]
    model: ModelChoice,
    /// A folder of scenarios beside those that the binary carries.
    #[arg(long, value_name = "DIR")]
    scenarios: Option<PathBuf>,
    /// Only scenarios whose id holds this.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Where the table goes; to standard output where it is not named.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print the turns of one run of this way of answering with each customer instead.
    #[arg(long, value_name = "POLICY")]
    show: Option<String>,
    /// The seed of that run.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Runs the simulation.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let shelf = shelf(args.scenarios.as_deref())?;
    let wanted = |scenario: &&Scenario| args.only.as_ref().is_none_or(|text| scenario.id.contains(text));
    let scenarios: Vec<&Scenario> = shelf.scenarios().iter().filter(wanted).collect();
    let coach = Remembers::new(args.model);
    if let Some(name) = &args.show {
        return show(&scenarios, &coach, name, args.seed);
    }
    let tallies = Mutex::new(HashMap::new());
    let next = Mutex::new(scenarios.iter().rev().copied().collect::<Vec<_>>());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(scenario) = lock(&next).pop() {
                    let tally = Tally::of(scenario, &coach, args.runs);
                    lock(&tallies).insert(scenario.id.clone(), tally);
                }
            });
        }
    });
    let tallies = tallies.into_inner().unwrap_or_else(PoisonError::into_inner);
    let rows: Vec<(&Scenario, &Tally)> = scenarios
        .iter()
        .filter_map(|scenario| Some((*scenario, tallies.get(&scenario.id)?.as_ref()?)))
        .collect();
    let page = page(&rows, args);
    match &args.out {
        Some(path) => std::fs::write(path, page).with_context(|| path.display().to_string())?,
        None => println!("{page}"),
    }
    Ok(())
}

fn shelf(folder: Option<&Path>) -> anyhow::Result<Shelf> {
    let mut shelf = Shelf::embedded();
    if let Some(folder) = folder {
        for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                shelf.add(&path.display().to_string(), &std::fs::read_to_string(&path)?);
            }
        }
    }
    for error in shelf.errors() {
        println!("{error}");
    }
    Ok(shelf)
}

/// The engine, remembering what it said: runs that go the same way ask the same.
struct Remembers {
    engine: Engine,
    said: Mutex<HashMap<u64, Appraisal>>,
}

impl Remembers {
    fn new(model: ModelChoice) -> Self {
        Self {
            engine: Engine::choose(model),
            said: Mutex::default(),
        }
    }
}

impl Coach for Remembers {
    fn appraise(&self, situation: &Situation<'_>) -> Appraisal {
        let mut hasher = DefaultHasher::new();
        for turn in situation.turns {
            (turn.who, turn.text).hash(&mut hasher);
        }
        (situation.draft, situation.customer_name, situation.known).hash(&mut hasher);
        let key = hasher.finish();
        if let Some(said) = lock(&self.said).get(&key) {
            return said.clone();
        }
        let said = self.engine.appraise(situation);
        lock(&self.said).insert(key, said.clone());
        said
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn show(scenarios: &[&Scenario], coach: &Remembers, name: &str, seed: u64) -> anyhow::Result<()> {
    let all = || Policy::QUALITY.into_iter().chain(Policy::GAMING);
    let Some(policy) = all().find(|policy| policy.name() == name) else {
        let names: Vec<&str> = all().map(Policy::name).collect();
        bail!("no way of answering is named '{name}'; there are: {}", names.join(", "));
    };
    for scenario in scenarios {
        let Some(run) = rehearse(scenario, coach, policy, seed) else {
            continue;
        };
        println!("# {} · {name} · seed {seed}\nCustomer: {}", scenario.id, run.rehearsal.opening);
        for at in &run.branch.turns {
            let Some(turn) = run.rehearsal.turns.get(*at) else { continue };
            let mood = turn.state.mood;
            println!("\nAgent: {}", turn.reply);
            for cause in &turn.effect.causes {
                let by = cause.shift;
                let quote = cause.quote.as_deref().unwrap_or_default();
                println!(
                    "    {:+.3} {:+.3} {:+.3}  {:?} {} [{quote}]",
                    by.anger, by.trust, by.hope, cause.source, cause.why
                );
            }
            println!(
                "  = anger {:.2} trust {:.2} hope {:.2}  emotional {:.2} rational {:.2}  {:?}\nCustomer: {}",
                mood.anger,
                mood.trust,
                mood.hope,
                turn.appraisal.emotional.value,
                turn.appraisal.rational.value,
                turn.effect.events,
                turn.answer
            );
        }
        println!("  => {:?}, standing {:.3}\n", run.branch.outcome, run.branch.standing);
    }
    Ok(())
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

fn page(rows: &[(&Scenario, &Tally)], args: &Args) -> String {
    let mut page = String::from("# Does practice reward the better reply?\n\n");
    let _ = writeln!(
        page,
        "`make simulate` lets ways of answering talk with every simulated customer, {} runs each, with the coach of live work (encoder: {}). Five are of falling \
         quality and come from the scenario's file; five try to win without listening. No two runs begin alike: the seed chooses the opening, the replies, the \
         customer's lines and where their mood starts. The page is written by `cargo xtask simulate`.\n",
        args.runs, args.model
    );
    let (right, pairs) = rows
        .iter()
        .fold((0, 0), |(right, pairs), (_, tally)| (right + tally.right, pairs + tally.pairs));
    #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
    let order = right as f32 / pairs.max(1) as f32;
    let all = total(rows);
    let share = |policy: Policy, of: fn(&Row) -> f32| all.iter().find(|(other, _)| *other == policy).map_or(0.0, |(_, row)| of(row));
    let won: Vec<String> = rows
        .iter()
        .flat_map(|(scenario, tally)| {
            tally
                .won()
                .into_iter()
                .map(|policy| format!("{} in {}", policy.name(), scenario.id))
        })
        .collect();
    let _ = writeln!(page, "| what is asked | wanted | reached |\n|---|---|---|");
    let _ = writeln!(
        page,
        "| the better of two ways of answering stands better at the end, of all pairs | ≥ 95 % | {:.1} % of {pairs} |",
        order * 100.0
    );
    let upside_down: usize = rows.iter().map(|(_, tally)| tally.upside_down).sum();
    #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
    let upside_down = upside_down as f32 / pairs.max(1) as f32;
    let _ = writeln!(
        page,
        "| the worse of two has the better outcome (heard, settled, unsolved, manager, left) | – | {:.1} % |",
        upside_down * 100.0
    );
    let _ = writeln!(
        page,
        "| harmful replies: the customer leaves | ≥ 60 % | {} |",
        percent(share(Policy::Harmful, |row| row.ended(Outcome::WalkedOut)))
    );
    let _ = writeln!(
        page,
        "| excellent replies: the anger lets go | ≥ 80 % | {} |",
        percent(share(Policy::Excellent, Row::thawed))
    );
    let _ = writeln!(
        page,
        "| gaming beats a decent reply, on average over a scenario's runs | never | {} |\n",
        if won.is_empty() { "never".to_owned() } else { won.join("; ") }
    );
    let _ = writeln!(
        page,
        "## How they end\n\nStanding: 0 to 1, half how it ended, half how the customer was on the way.\n\n\
         | way of answering | heard | settled | unsolved | manager | left | anger lets go | replies | standing |\n|---|---|---|---|---|---|---|---|---|"
    );
    for (policy, row) in &all {
        let ends: Vec<String> = Outcome::ALL.iter().rev().map(|outcome| percent(row.ended(*outcome))).collect();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {:.1} | {:.2} |",
            policy.name(),
            ends.join(" | "),
            percent(row.thawed()),
            row.length(),
            row.standing()
        );
    }
    let names: Vec<&str> = all.iter().map(|(policy, _)| policy.name()).collect();
    let _ = writeln!(
        page,
        "\n## Standing by scenario\n\n| scenario | level | {} | in order |\n|---|---|{}---|",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    for (scenario, tally) in rows {
        let standings: Vec<String> = tally.rows.iter().map(|(_, row)| format!("{:.2}", row.standing())).collect();
        let wrong: Vec<String> = tally
            .wrong
            .iter()
            .map(|(better, worse, times)| format!("{} under {} {times}×", better.name(), worse.name()))
            .collect();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} |",
            scenario.id,
            scenario.difficulty,
            standings.join(" | "),
            if wrong.is_empty() { "all".to_owned() } else { wrong.join(", ") }
        );
    }
    page
}

fn total(rows: &[(&Scenario, &Tally)]) -> Vec<(Policy, Row)> {
    Policy::QUALITY
        .into_iter()
        .chain(Policy::GAMING)
        .map(|policy| {
            let mut sum = Row::default();
            for row in rows.iter().filter_map(|(_, tally)| tally.row(policy)) {
                sum.add(row);
            }
            (policy, sum)
        })
        .collect()
}
