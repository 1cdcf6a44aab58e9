//! `heard rehearse`: a difficult conversation, practised with a simulated customer.

mod debrief;
mod from;
mod mails;
mod played;
mod voice;

use std::io::{BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use heard_engine::nearest;
use heard_rehearsal::{Scenario, Shelf};
use jiff::Timestamp;

use crate::engine::CoachArgs;
use crate::output::{self, Outcome, note};
use played::{Command, Played};

/// Practise a difficult conversation with a simulated customer, who reacts to how they are treated
///
/// Without a scenario: lists them. A reply is one line; a `\` at its end goes on in the next. `:help` tells what else can be typed.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The scenario's id, as in the list
    scenario: Option<String>,
    /// Where chance comes from: the same seed makes the same customer
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Folder with scenarios of your own, one a file
    #[arg(long, value_name = "DIR")]
    scenarios: Option<PathBuf>,
    /// The JSON schema of a scenario's file, for editors
    #[arg(long, conflicts_with_all = ["scenario", "seed", "scenarios"])]
    schema: bool,
    #[command(flatten)]
    past: from::PastArgs,
    #[command(flatten)]
    voice: voice::VoiceArgs,
    #[command(flatten)]
    coach: CoachArgs,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if self.schema {
            output::json(&Scenario::schema(), true)?;
            return Ok(Outcome::Clean);
        }
        if self.past.is_asked() {
            return self.past.run(&self.coach);
        }
        let all = at_hand(self.scenarios.as_deref())?;
        let Some(id) = &self.scenario else {
            return list(&all);
        };
        let scenario = all.find(id).ok_or_else(|| unknown(id, &all))?;
        let seed = self.seed.unwrap_or_else(of_the_moment);
        let engine = self.coach.engine()?;
        let typed = std::io::stdin().is_terminal();
        let spoken = self.voice.spoken()?;
        let mut played = Played::begin(scenario, &engine, seed, typed, spoken);
        played.greet()?;
        let mut text = String::new();
        for line in std::io::stdin().lock().lines() {
            let line = line.context("<stdin>")?;
            if let Some(more) = line.strip_suffix('\\') {
                text.push_str(more);
                text.push('\n');
                continue;
            }
            text.push_str(&line);
            let said = std::mem::take(&mut text);
            if said.trim().is_empty() {
                continue;
            }
            match Command::of(&said) {
                Some(Command::Quit) => {
                    played.told()?;
                    return Ok(Outcome::Clean);
                }
                Some(command) => played.obey(&command)?,
                None => played.say(&said)?,
            }
        }
        played.leave()?;
        Ok(Outcome::Clean)
    }
}

/// The scenarios at hand; broken files are said and left out.
fn at_hand(folder: Option<&Path>) -> anyhow::Result<Shelf> {
    let mut shelf = Shelf::embedded();
    if let Some(folder) = folder {
        let entries = std::fs::read_dir(folder).with_context(|| format!("scenarios: {}", folder.display()))?;
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        files.sort();
        for file in files {
            let name = file.display().to_string();
            match std::fs::read_to_string(&file) {
                Ok(text) => shelf.add(&name, &text),
                Err(error) => note(format!("{name}: {error}; left out")),
            }
        }
    }
    for error in shelf.errors() {
        note(format!("{error} (left out)"));
    }
    Ok(shelf)
}

fn list(shelf: &Shelf) -> anyhow::Result<Outcome> {
    let width = shelf.scenarios().iter().map(|scenario| scenario.id.len()).max().unwrap_or_default();
    for scenario in shelf.scenarios() {
        let level = "●".repeat(usize::from(scenario.difficulty));
        output::line(format!(
            "{:width$}  {level:3}  {:8}  {}: {}",
            scenario.id,
            scenario.trade.name(),
            scenario.persona.name,
            scenario.brief.complaint
        ))?;
    }
    Ok(Outcome::Clean)
}

fn unknown(id: &str, shelf: &Shelf) -> anyhow::Error {
    match nearest(id, shelf.scenarios().iter().map(|scenario| scenario.id.as_str())) {
        Some(name) => anyhow!("no scenario is named '{id}'; did you mean '{name}'? `heard rehearse` lists them"),
        None => anyhow!("no scenario is named '{id}'; `heard rehearse` lists them"),
    }
}

/// Another customer each time.
fn of_the_moment() -> u64 {
    u64::from(Timestamp::now().subsec_nanosecond().unsigned_abs()) % 10_000
}
