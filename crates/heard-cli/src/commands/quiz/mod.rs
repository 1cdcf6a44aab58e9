//! `heard quiz`: questions on the practice, in the terminal.

mod check;
mod exam;
mod files;
mod practise;
mod show;
mod state;

use std::path::PathBuf;

use anyhow::{anyhow, ensure};
use heard_engine::practice;
use heard_quiz::{Bank, Filter, Level, Seed};
use jiff::Timestamp;

use crate::output::{self, Outcome};

/// Practise with questions, or sit an exam: situations with answers and the reason for each
///
/// Practising remembers what you answered, in a file of yours alone: what you knew comes back after days, what you did not comes back soon.
/// Answer with a number, with several where several are right, or with q to stop.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Sit an exam: reasons come at its end
    #[arg(long)]
    exam: bool,
    /// How many questions; an exam has 24 by default, practice goes on until you stop
    #[arg(long, value_name = "N")]
    items: Option<usize>,
    /// Minutes of an exam
    #[arg(long, value_name = "N", default_value_t = 30, requires = "exam")]
    minutes: u32,
    /// Chapters by their letters, such as LV; all by default
    #[arg(long, value_name = "LETTERS", default_value = "")]
    areas: String,
    /// One level only: 1, 2 or 3
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=3))]
    level: Option<u8>,
    /// Where to remember what you answered; by default in your user's data folder
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Items of your own beside ours: a file, or a folder with files that end in .quiz
    #[arg(long, value_name = "FILE|DIR")]
    with: Option<PathBuf>,
    /// Draw the same questions again
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Only check items: name what is wrong with file, line and field
    #[arg(long, value_name = "FILE|DIR", conflicts_with_all = ["exam", "areas", "level", "state", "with", "seed", "items"])]
    check: Option<PathBuf>,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(path) = &self.check {
            return check::run(path);
        }
        let bank = self.bank()?;
        let filter = self.filter()?;
        let seed = self.seed.unwrap_or_else(|| Timestamp::now().as_microsecond().unsigned_abs());
        if self.exam {
            let plan = heard_quiz::Plan {
                items: self.items.unwrap_or(24),
                minutes: self.minutes,
                filter,
            };
            return exam::run(&bank, &plan, seed);
        }
        let file = match self.state {
            Some(file) => file,
            None => state::usual_place()
                .ok_or_else(|| anyhow!("no data folder is known here; name a file with --state to remember your answers in"))?,
        };
        practise::run(&bank, &filter, &file, &mut Seed::new(seed), self.items.unwrap_or(usize::MAX))
    }

    fn bank(&self) -> anyhow::Result<Bank> {
        let own = match &self.with {
            Some(path) => files::read(path)?,
            None => Vec::new(),
        };
        let (bank, faults) = Bank::own_and(own.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        for fault in faults {
            output::note(format!("left out: {fault}"));
        }
        Ok(bank)
    }

    fn filter(&self) -> anyhow::Result<Filter> {
        let areas = self.areas.to_ascii_uppercase().replace([',', ' '], "");
        for letter in areas.chars() {
            let known: String = practice().iter().map(|chapter| chapter.letter).collect();
            ensure!(known.contains(letter), "no chapter has the letter {letter}; there are {known}");
        }
        Ok(Filter {
            areas,
            level: self.level.and_then(Level::new),
        })
    }
}

/// A team's files of items, for the desk.
pub(crate) fn items(folder: &std::path::Path) -> anyhow::Result<Vec<(String, String)>> {
    files::read(folder)
}
