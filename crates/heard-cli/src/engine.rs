//! The engine that a command asks for: with the encoder of its choice, or by cues alone.

use std::path::PathBuf;

use heard_engine::{Engine, ModelChoice};

use crate::output::note;
use crate::settings;

/// Options of every command that reads texts.
#[derive(clap::Args)]
pub(crate) struct ModelArgs {
    /// The encoder that reads meaning beside the cues: standard (reads best), small (quick), none
    #[arg(long, value_name = "SIZE", default_value_t)]
    model: ModelChoice,
    /// Read by cues alone, as with --model none
    #[arg(long, conflicts_with = "model")]
    no_model: bool,
}

/// Options of every command that coaches.
#[derive(clap::Args)]
pub(crate) struct CoachArgs {
    #[command(flatten)]
    model: ModelArgs,
    /// The team's settings; heard.toml in this folder, if it is there, where none is named
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
}

impl CoachArgs {
    pub(crate) fn engine(&self) -> anyhow::Result<Engine> {
        let settings = settings::read(self.settings.as_deref())?;
        Ok(self.model.engine().for_team(settings))
    }
}

impl ModelArgs {
    pub(crate) fn engine(&self) -> Engine {
        let choice = if self.no_model { ModelChoice::None } else { self.model };
        let engine = Engine::choose(choice);
        if choice != ModelChoice::None && !engine.has_model() {
            note(format!("heard: this build carries no encoder \"{choice}\": reading by cues alone"));
        }
        engine
    }
}
