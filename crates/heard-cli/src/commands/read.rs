//! `heard read`: what a customer's message says.

use std::path::PathBuf;

use clap::ValueEnum;
use heard_engine::{Evidence, Reading};

use crate::engine::ModelArgs;
use crate::input;
use crate::output::{self, Outcome};

/// Read a customer's message: feelings, problem, impact, ask, flags
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files, one message each; standard input where none is named
    files: Vec<PathBuf>,
    /// How to write the reading
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    model: ModelArgs,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// One indented document per message
    Json,
    /// One line per message
    Jsonl,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let engine = self.model.engine();
        for input in input::texts(&self.files)? {
            let reading = engine.read(&input.text, &[]);
            match self.format {
                Format::Human => human(&reading)?,
                Format::Json => output::json(&reading, true)?,
                Format::Jsonl => output::json(&reading, false)?,
            }
        }
        Ok(Outcome::Clean)
    }
}

const STRENGTH: [&str; 4] = ["not shown", "mild", "clear", "strong"];

fn human(reading: &Reading) -> anyhow::Result<()> {
    if let Some(language) = &reading.language {
        return row("language", &format!("{}: not read. Heard reads English.", language.name));
    }
    let feelings: Vec<String> = reading
        .feelings
        .iter()
        .map(|felt| {
            format!(
                "{} {:.0} %{}",
                felt.feeling.name(),
                felt.probability * 100.0,
                quotes(&felt.evidence)
            )
        })
        .collect();
    let intensity = STRENGTH.get(usize::from(reading.intensity)).unwrap_or(&"strong");
    row("feels", &format!("{} ({intensity})", feelings.join(", ")))?;
    for (label, spans) in [
        ("problem", &reading.problem),
        ("impact", &reading.impact),
        ("questions", &reading.questions),
    ] {
        if !spans.is_empty() {
            row(label, quotes(spans).trim())?;
        }
    }
    row(
        "asks for",
        &format!("{}{}", reading.ask.kind.name(), quotes(reading.ask.evidence.as_slice())),
    )?;
    for flag in &reading.flags {
        row(
            "flag",
            &format!("{}{}", flag.flag.name(), quotes(std::slice::from_ref(&flag.evidence))),
        )?;
    }
    if reading.empathy.needed {
        row("empathy", &format!("is called for{}", quotes(reading.empathy.evidence.as_slice())))?;
    }
    Ok(())
}

fn row(label: &str, text: &str) -> anyhow::Result<()> {
    output::line(format!("\u{1b}[1m{label:>9}\u{1b}[0m  {text}"))
}

/// The quotations, each after a space.
fn quotes(evidence: &[Evidence]) -> String {
    evidence.iter().fold(String::new(), |all, one| {
        let words: Vec<&str> = one.quote.split_whitespace().collect();
        all + " “" + &words.join(" ") + "”"
    })
}
