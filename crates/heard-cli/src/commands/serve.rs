//! `heard serve`.

use crate::output::Outcome;

/// Not in this build yet
#[derive(clap::Args)]
pub(crate) struct Args {}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        anyhow::bail!("not in this build yet")
    }
}
