//! `heard check`: a draft, appraised as the desk would.

pub(super) mod conversation;
mod human;
mod sarif;

use std::path::PathBuf;

use clap::ValueEnum;
use heard_engine::{Appraisal, Known, Severity, Situation, Turn, Who};
use jiff::Zoned;
use serde::Serialize;

use crate::engine::CoachArgs;
use crate::input::{self, Input};
use crate::output::{self, Outcome};

/// Check a reply: what helps, what hurts, what is still unanswered
///
/// Exit status: 0 where nothing of the asked severity was found, 1 with findings, 2 on wrong usage or unreadable input.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files, one draft each; standard input where none is named
    files: Vec<PathBuf>,
    /// What the customer wrote
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["customer_file", "conversation"])]
    customer: Option<String>,
    /// File with what the customer wrote
    #[arg(long, value_name = "FILE", conflicts_with = "conversation")]
    customer_file: Option<PathBuf>,
    /// JSON file with the conversation so far: [{"who": "customer", "text": "…"}, …], oldest first
    #[arg(long, value_name = "FILE")]
    conversation: Option<PathBuf>,
    /// What the customer is called
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What the customer has told before, so that it is not asked again: "order: Bed frame KT-4471"; once for each fact. Before the colon stands
    /// order, device, situation, preference, called (what they want to be called), pronunciation or other
    #[arg(long, value_name = "FACT")]
    known: Vec<Known>,
    /// JSON file with what the agent sent to others before, newest first: ["…", …]; wordings worn out by use are told from it
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The mildest severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,
    #[command(flatten)]
    coach: CoachArgs,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people: the draft with the findings underlined
    #[default]
    Human,
    /// The whole appraisal of each draft, indented
    Json,
    /// One finding a line
    Jsonl,
    /// SARIF 2.1.0, for editors and code review tools
    Sarif,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum FailOn {
    #[default]
    Hint,
    Warning,
    Error,
}

impl FailOn {
    fn severity(self) -> Severity {
        match self {
            Self::Hint => Severity::Hint,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// One draft and what was said of it.
struct Checked {
    input: Input,
    appraisal: Appraisal,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let turns = self.turns()?;
        let turns: Vec<Turn<'_>> = turns.iter().map(|(who, text)| Turn { who: *who, text }).collect();
        let engine = self.coach.engine()?;
        let now = Zoned::now();
        let earlier = self.earlier.as_deref().map(conversation::earlier).transpose()?.unwrap_or_default();
        let earlier: Vec<&str> = earlier.iter().map(String::as_str).collect();
        let known: Vec<&str> = self.known.iter().map(Known::as_str).collect();
        let checked: Vec<Checked> = input::texts(&self.files)?
            .into_iter()
            .map(|input| {
                let situation = Situation {
                    turns: &turns,
                    draft: &input.text,
                    customer_name: Known::called(&self.known).or(self.name.as_deref()),
                    now: Some(&now),
                    earlier: &earlier,
                    known: &known,
                    ..Situation::default()
                };
                Checked {
                    appraisal: engine.appraise(&situation),
                    input,
                }
            })
            .collect();
        match self.format {
            Format::Human => human::write(&checked)?,
            Format::Json => {
                for one in &checked {
                    output::json(
                        &Named {
                            file: &one.input.name,
                            inner: &one.appraisal,
                        },
                        true,
                    )?;
                }
            }
            Format::Jsonl => {
                for one in &checked {
                    for finding in &one.appraisal.findings {
                        output::json(
                            &Named {
                                file: &one.input.name,
                                inner: finding,
                            },
                            false,
                        )?;
                    }
                }
            }
            Format::Sarif => sarif::write(&checked)?,
        }
        let found = checked
            .iter()
            .flat_map(|one| &one.appraisal.findings)
            .any(|f| f.severity >= self.fail_on.severity());
        Ok(if found { Outcome::Found } else { Outcome::Clean })
    }

    fn turns(&self) -> anyhow::Result<Vec<(Who, String)>> {
        if let Some(path) = &self.conversation {
            return conversation::read(path);
        }
        let text = match (&self.customer, &self.customer_file) {
            (Some(text), _) => text.clone(),
            (None, Some(path)) => input::text(path)?.text,
            (None, None) => return Ok(Vec::new()),
        };
        Ok(vec![(Who::Customer, text)])
    }
}

/// A value with the file it is about.
#[derive(Serialize)]
struct Named<'a, T> {
    file: &'a str,
    #[serde(flatten)]
    inner: &'a T,
}
