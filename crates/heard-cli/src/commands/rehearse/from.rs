//! `heard rehearse --from`: a scenario out of a past conversation, anonymised, looked over by a person before it is kept.

use std::fs::OpenOptions;
use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use heard_engine::{Engine, Turn, Who};
use heard_rehearsal::Scenario;
use heard_rehearsal::anonymise::{Again, Anonymised, Told, Why, anonymise};
use heard_rehearsal::from_past::{Drafted, GAP, from_past};

use super::mails;
use crate::commands::check::conversation;
use crate::engine::CoachArgs;
use crate::output::{Outcome, line};

/// A past conversation, and what its customer is called where that is known.
type Thread = (Vec<(Who, String)>, Option<String>);

/// What makes a scenario of a past conversation.
#[derive(clap::Args)]
pub(crate) struct PastArgs {
    /// Make a scenario of a past conversation: a JSON file as `heard check --conversation` takes it, or mails (.eml), one option each. Names, places, numbers
    /// and dates are replaced by invented ones, and shown before anything is written
    #[arg(long, value_name = "FILE", requires = "out", conflicts_with_all = ["scenario", "seed", "scenarios", "schema"])]
    from: Vec<PathBuf>,
    /// Where the scenario is written; its name without .toml is the scenario's id
    #[arg(long, value_name = "FILE", requires = "from")]
    out: Option<PathBuf>,
    /// What the customer is called
    #[arg(long, value_name = "NAME", requires = "from")]
    name: Option<String>,
    /// Words to replace as well; `place:Ottery` says what they are (name, place, company)
    #[arg(long, value_name = "WORDS", requires = "from")]
    replace: Vec<String>,
    /// Words that stay as they are
    #[arg(long, value_name = "WORDS", requires = "from")]
    keep: Vec<String>,
    /// Write it without asking
    #[arg(long, requires = "from")]
    yes: bool,
}

/// What a person says to what they are shown.
enum Answer {
    Yes,
    No,
    Replace(Vec<String>),
    Keep(Vec<String>),
}

impl PastArgs {
    pub(super) fn is_asked(&self) -> bool {
        !self.from.is_empty()
    }

    pub(super) fn run(self, coach: &CoachArgs) -> anyhow::Result<Outcome> {
        let out = self.out.as_deref().unwrap_or(Path::new(""));
        let id = id(out)?;
        let mut told = Told {
            names: self.name.iter().cloned().collect(),
            replace: self.replace.iter().filter_map(|words| Told::typed(words)).collect(),
            keep: self.keep.clone(),
            ..Told::default()
        };
        let (turns, customer) = self.turns(&mut told)?;
        let turns: Vec<Turn<'_>> = turns.iter().map(|(who, text)| Turn { who: *who, text }).collect();
        loop {
            let past = anonymise(&turns, &told);
            show(&past)?;
            if self.yes {
                return keep(&coach.engine()?, &past, customer.as_deref(), out, &id);
            }
            match ask()? {
                Answer::Yes => return keep(&coach.engine()?, &past, customer.as_deref(), out, &id),
                Answer::No => {
                    line("Nothing was written.")?;
                    return Ok(Outcome::Clean);
                }
                Answer::Replace(words) => told.replace.extend(words.iter().filter_map(|words| Told::typed(words))),
                Answer::Keep(words) => told.keep.extend(words),
            }
        }
    }

    /// The conversation, and what the customer is called.
    fn turns(&self, told: &mut Told) -> anyhow::Result<Thread> {
        let is_mail = |path: &&PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"));
        if self.from.iter().any(|path| is_mail(&path)) {
            let mails = mails::read(&self.from)?;
            told.names.extend(mails.names);
            return Ok((mails.turns, self.name.clone().or(mails.customer)));
        }
        match self.from.as_slice() {
            [path] => Ok((conversation::read(path)?, self.name.clone())),
            _ => bail!("--from takes one conversation file; only mails (.eml) may be several"),
        }
    }
}

/// The scenario's id, from the file's name.
fn id(out: &Path) -> anyhow::Result<String> {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = name.strip_suffix(".toml").unwrap_or_default();
    let fits = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fits {
        bail!(
            "--out {}: name a file such as late-parcel.toml: small letters, figures and hyphens",
            out.display()
        );
    }
    if out.exists() {
        bail!(
            "--out {}: is there already; name another file, or move that one away",
            out.display()
        );
    }
    Ok(id.to_owned())
}

fn show(past: &Anonymised) -> anyhow::Result<()> {
    head(&format!("Replaced ({})", past.stand_ins.len()))?;
    if past.stand_ins.is_empty() {
        line("  Nothing was found to replace. Read the conversation with care.")?;
    }
    for one in &past.stand_ins {
        let times = if one.times > 1 {
            format!("  ({}×)", one.times)
        } else {
            String::new()
        };
        line(format!("  {:9} {} → {}{times}", one.kind.name(), flat(&one.was), flat(&one.is)))?;
    }
    head("As it would be kept, each stand-in in ‹ ›")?;
    for message in &past.messages {
        let who = match message.who {
            Who::Customer => "Customer",
            Who::Agent => "Agent",
        };
        let pieces = message.pieces().into_iter().map(|(piece, of)| match of {
            Some(_) => format!("\u{1b}[1m‹{piece}›\u{1b}[0m"),
            None => piece.to_owned(),
        });
        let shown: String = pieces.collect();
        line(format!("{who}: {}", shown.trim().replace('\n', "\n    ")))?;
    }
    overlooked(past)
}

fn overlooked(past: &Anonymised) -> anyhow::Result<()> {
    let again = past.again();
    if again.is_empty() {
        return Ok(());
    }
    head("Look again at what was left")?;
    for (why, says) in [
        (Why::Capital, "capitals inside a sentence"),
        (Why::WordToo, "names here that are words too"),
        (Why::Figure, "figures"),
    ] {
        let words: Vec<String> = again
            .iter()
            .filter(|one| one.why == why)
            .map(|Again { words, times, .. }| {
                if *times > 1 {
                    format!("{words} ({times}×)")
                } else {
                    words.clone()
                }
            })
            .collect();
        if !words.is_empty() {
            line(format!("  {says}: {}", words.join(", ")))?;
        }
    }
    Ok(())
}

fn ask() -> anyhow::Result<Answer> {
    line(
        "\nKeep it? `y` writes the scenario, `n` leaves it. Or type words to replace as well, with commas between (`place:Ottery, Zephyrion`); `keep Fennick` leaves a word as it was.",
    )?;
    let mut said = String::new();
    std::io::stdin().lock().read_line(&mut said).context("<stdin>")?;
    let said = said.trim();
    let list = |words: &str| -> Vec<String> {
        words
            .split(',')
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    };
    Ok(match said.to_lowercase().as_str() {
        "y" | "yes" => Answer::Yes,
        "" | "n" | "no" | "q" | "quit" => Answer::No,
        _ => match said.strip_prefix("keep ") {
            Some(words) => Answer::Keep(list(words)),
            None => Answer::Replace(list(said)),
        },
    })
}

/// Writes the scenario, once it is sure that it can be played.
fn keep(engine: &Engine, past: &Anonymised, customer: Option<&str>, out: &Path, id: &str) -> anyhow::Result<Outcome> {
    let called = customer.and_then(|name| past.called(name));
    let Drafted { toml, gaps } = from_past(engine, past, called.as_deref())?;
    Scenario::from_toml(&format!("{id}.toml"), &toml).map_err(|errors| {
        let first = errors.first().map(ToString::to_string).unwrap_or_default();
        anyhow!("the scenario made of it would be refused, and was not written: {first}")
    })?;
    let file = OpenOptions::new().write(true).create_new(true).open(out);
    file.and_then(|mut file| file.write_all(toml.as_bytes()))
        .with_context(|| out.display().to_string())?;
    let folder = out
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    line(format!(
        "\nWritten to {}. {} places are marked with {GAP}: what the conversation did not say. Read all of it before others play it.",
        out.display(),
        gaps.len()
    ))?;
    line(format!("heard rehearse --scenarios {} {id}", folder.display()))?;
    Ok(Outcome::Clean)
}

fn head(title: &str) -> anyhow::Result<()> {
    line(format!("\n\u{1b}[1m{title}\u{1b}[0m"))
}

/// On one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
