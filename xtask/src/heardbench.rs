//! HeardBench: the engine's output in the keys of the annotation guide. It maps and judges nothing itself.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use heard_engine::{Appraisal, Engine, Ledger, ModelChoice, Reading, Severity, Situation, Turn, Who};
use heard_model::{Model, Weights};
use serde::{Deserialize, Serialize};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Items: id, before, customer, reply.
    items: PathBuf,
    /// Where the predictions go.
    predictions: PathBuf,
    /// The encoder beside the cues: standard, small, none.
    #[arg(long, default_value_t)]
    model: ModelChoice,
    /// A folder of weights to try, instead of those compiled in.
    #[arg(long, conflicts_with = "model")]
    weights: Option<PathBuf>,
}

/// Rules whose finding is a fault label of the guide.
const FAULTS: &[(&str, &str)] = &[
    ("vague-time", "vague_time"),
    ("excuse", "excuse"),
    ("blame", "blame"),
    ("calm-down", "minimise"),
    ("policy-shield", "policy_shield"),
    ("stock-phrase", "stock"),
    ("bare-apology", "stock"),
    ("jargon", "jargon"),
    ("cheerful-mismatch", "cheerful_mismatch"),
    ("joke", "cheerful_mismatch"),
    ("curt", "curt"),
    ("impatience", "curt"),
    ("sarcasm", "curt"),
    ("argues", "argues"),
];
/// Fault labels that the encoder gives by itself from here on: what a sentence is, where a rule only remarks on what should be mended.
const MEANT: &[(&str, f32)] = &[
    ("vague_time", 0.5),
    ("excuse", 0.4),
    ("blame", 0.3),
    ("minimise", 0.3),
    ("policy_shield", 0.3),
    ("stock", 0.4),
    ("jargon", 0.5),
    ("cheerful_mismatch", 0.5),
    ("curt", 0.3),
    ("argues", 0.3),
];
/// Rules whose finding means that something the customer said got no reaction.
const IGNORED: &[&str] = &["unanswered-need", "asks-again"];
/// A rational score below which what they asked or want got no reaction either, unless the reply refuses it: a refusal of this probability answers.
const PASSED_OVER: f32 = 0.35;
const REFUSES: (&str, f32) = ("policy_shield", 0.3);
/// A further feeling counts as clearly present from here on.
const ALSO: f32 = 0.3;
/// Rational scores from which a reply helps partly, and wholly.
const HELPS: (f32, f32) = (0.25, 0.65);

#[derive(Deserialize)]
struct Item {
    id: String,
    #[serde(default)]
    before: Vec<Earlier>,
    customer: String,
    reply: String,
}

#[derive(Deserialize)]
struct Earlier {
    who: Who,
    text: String,
}

#[derive(Serialize)]
struct Prediction {
    id: String,
    feeling: &'static str,
    also: Vec<&'static str>,
    intensity: u8,
    problem: String,
    impact: String,
    ask: &'static str,
    flags: Vec<&'static str>,
    empathy_needed: u8,
    labels: BTreeSet<&'static str>,
    empathy: u8,
    helps: u8,
    ignored: u8,
    warnings: usize,
    emotional: f32,
    rational: f32,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let name = |path: &PathBuf| path.display().to_string();
    let items = BufReader::new(File::open(&args.items).with_context(|| name(&args.items))?);
    let mut out = BufWriter::new(File::create(&args.predictions).with_context(|| name(&args.predictions))?);
    let engine = match &args.weights {
        Some(folder) => Engine::with(weights(folder)?),
        None => Engine::choose(args.model),
    };
    if args.model != ModelChoice::None && !engine.has_model() {
        bail!("this build carries no {} model", args.model);
    }
    for (number, line) in items.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let item: Item = serde_json::from_str(&line).with_context(|| format!("{}:{}", name(&args.items), number + 1))?;
        serde_json::to_writer(&mut out, &predict(&engine, item))?;
        writeln!(out)?;
    }
    out.flush().with_context(|| name(&args.predictions))
}

/// A model that is not compiled in.
fn weights(folder: &Path) -> anyhow::Result<Model> {
    let bytes = |name: &str| std::fs::read(folder.join(name)).with_context(|| folder.join(name).display().to_string());
    let (encoder, heads) = (bytes("encoder.safetensors")?, bytes("heads.safetensors")?);
    let vocabulary = String::from_utf8(bytes("vocab.txt")?)?;
    Ok(Model::new(&Weights::from_bytes(&encoder, &heads, &vocabulary), 0)?)
}

fn predict(engine: &Engine, item: Item) -> Prediction {
    let turn = |who, text| Turn { who, text };
    let mut turns: Vec<Turn<'_>> = item.before.iter().map(|t| turn(t.who, t.text.as_str())).collect();
    let reading = engine.read(&item.customer, &turns);
    turns.push(turn(Who::Customer, &item.customer));
    let situation = Situation {
        turns: &turns,
        draft: &item.reply,
        ..Situation::default()
    };
    let appraisal = engine.appraise(&situation);
    let helps = u8::from(appraisal.rational.value >= HELPS.0) + u8::from(appraisal.rational.value >= HELPS.1);
    let found = |rules: &[&str]| appraisal.findings.iter().any(|f| rules.contains(&f.rule.as_str()));
    Prediction {
        feeling: reading.feeling().name(),
        also: also(&reading),
        intensity: reading.intensity,
        problem: reading.problem.first().map(|e| e.quote.clone()).unwrap_or_default(),
        impact: reading.impact.first().map(|e| e.quote.clone()).unwrap_or_default(),
        ask: reading.ask.kind.name(),
        flags: reading.flags.iter().map(|f| f.flag.name()).collect(),
        empathy_needed: u8::from(reading.empathy.needed),
        labels: labels(engine, &situation, &appraisal),
        empathy: appraisal.empathy.given,
        helps,
        ignored: u8::from(found(IGNORED) || passed_over(engine, &situation, &appraisal)),
        warnings: appraisal.findings.iter().filter(|f| f.severity >= Severity::Warning).count(),
        emotional: appraisal.emotional.value,
        rational: appraisal.rational.value,
        id: item.id,
    }
}

/// Whether they asked or want something, and the reply does little for it and does not refuse it.
fn passed_over(engine: &Engine, situation: &Situation<'_>, appraisal: &Appraisal) -> bool {
    let wants = appraisal.needs.iter().any(|state| state.need.ledger == Ledger::Rational);
    let (label, least) = REFUSES;
    let refuses = || engine.labels(situation, &[label]).iter().any(|(_, p)| *p >= least);
    wants && appraisal.rational.value < PASSED_OVER && !refuses()
}

fn also(reading: &Reading) -> Vec<&'static str> {
    let further = reading.feelings.iter().skip(1).filter(|f| f.probability >= ALSO);
    further.map(|f| f.feeling.name()).collect()
}

fn labels(engine: &Engine, situation: &Situation<'_>, appraisal: &Appraisal) -> BTreeSet<&'static str> {
    let acts = appraisal.acts.iter().map(|found| found.act.name());
    let faults = appraisal.findings.iter().filter_map(|finding| {
        let fault = FAULTS.iter().find(|(rule, _)| *rule == finding.rule);
        fault.map(|(_, label)| *label)
    });
    let names: Vec<&'static str> = MEANT.iter().map(|(label, _)| *label).collect();
    let sure = |(label, p): &(&'static str, f32)| MEANT.iter().any(|(name, least)| name == label && p >= least);
    let meant = engine.labels(situation, &names).into_iter().filter(sure).map(|(label, _)| label);
    acts.chain(faults).chain(meant).collect()
}
