//! `--voice`: a language model words what the customer says. The run decides; a wording that goes wrong is left, and that is said.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use heard_engine::Engine;
use heard_rehearsal::{Rehearsal, Scenario, wording};
use heard_voice::{Config, Message, Role, Voice};

use crate::output::{line, note};

/// Failures in a row after which it is asked no more.
const FAILURES: u32 = 2;

/// Who words what the customer says.
#[derive(clap::Args)]
pub(crate) struct VoiceArgs {
    /// Let a language model word what the customer says: the address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1. Your replies are sent
    /// there
    #[arg(long, value_name = "URL")]
    voice: Option<String>,
    /// The model's name there
    #[arg(long, value_name = "NAME", requires = "voice", default_value = "")]
    voice_model: String,
    /// Seconds that an answer may take, 1 to 120
    #[arg(long, value_name = "SECONDS", requires = "voice", default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=120))]
    voice_patience: u64,
    /// File with the key that is sent along
    #[arg(long, value_name = "FILE", requires = "voice")]
    voice_key_file: Option<PathBuf>,
}

/// A voice, and how it went.
pub(super) struct Spoken {
    voice: Voice,
    taken: u32,
    refused: u32,
    failed: u32,
    failed_in_a_row: u32,
}

impl VoiceArgs {
    /// The voice, where one is asked for; says where the words go.
    pub(super) fn spoken(&self) -> anyhow::Result<Option<Spoken>> {
        let Some(url) = &self.voice else { return Ok(None) };
        let mut config = Config::new(url, &self.voice_model);
        config.patience = Duration::from_secs(self.voice_patience);
        if let Some(path) = &self.voice_key_file {
            let key = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            let key = key.trim();
            if key.is_empty() || key.contains(char::is_control) {
                bail!("{}: holds no key; write it on one line", path.display());
            }
            config.key = Some(key.to_owned());
        }
        let voice = Voice::new(config)?;
        let plain = if !voice.is_here() && url.starts_with("http://") {
            ", unencrypted"
        } else {
            ""
        };
        note(format!(
            "The customer's words come from {}{plain}. Your replies are sent there.",
            if voice.is_here() {
                format!("{} on this machine", voice.address())
            } else {
                voice.address().to_owned()
            }
        ));
        Ok(Some(Spoken {
            voice,
            taken: 0,
            refused: 0,
            failed: 0,
            failed_in_a_row: 0,
        }))
    }
}

impl Spoken {
    /// Words the customer's answer at this turn anew, where that goes well.
    pub(super) fn word(&mut self, engine: &Engine, scenario: &Scenario, rehearsal: &mut Rehearsal, at: usize) {
        if self.failed_in_a_row >= FAILURES {
            return;
        }
        let Some(asked) = wording::asked(scenario, rehearsal, at) else {
            return;
        };
        let messages = [(Role::System, asked.role), (Role::User, asked.task)].map(|(role, content)| Message { role, content });
        let said = match self.voice.say(&messages) {
            Ok(said) => said,
            Err(error) => {
                self.failed += 1;
                self.failed_in_a_row += 1;
                let end = if self.failed_in_a_row >= FAILURES {
                    " It is asked no more."
                } else {
                    ""
                };
                note(format!("{error}. The scenario's own line is said instead.{end}"));
                return;
            }
        };
        self.failed_in_a_row = 0;
        match wording::checked(engine, scenario, rehearsal, at, &said) {
            Some(Ok(words)) => {
                self.taken += 1;
                if let Some(turn) = rehearsal.turns.get_mut(at) {
                    turn.answer = words;
                }
            }
            Some(Err(refused)) => {
                self.refused += 1;
                note(format!(
                    "The language model's wording was refused: {refused}. The scenario's own line is said instead."
                ));
            }
            None => {}
        }
    }

    /// How it went, at the end.
    pub(super) fn told(&self) -> anyhow::Result<()> {
        let all = self.taken + self.refused + self.failed;
        if all == 0 {
            return Ok(());
        }
        line(format!(
            "\nThe language model worded {} of {all} answers; {} were refused, {} did not come.",
            self.taken, self.refused, self.failed
        ))
    }
}
