//! `heard completions`: written from the same declarations as the parser.

use clap::CommandFactory as _;

use super::Cli;
use crate::output::{self, Outcome};

/// Print the completion script for a shell
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Which shell
    shell: clap_complete::Shell,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "heard", &mut script);
        output::line(String::from_utf8(script)?.trim_end())?;
        Ok(Outcome::Clean)
    }
}
