//! `heard man`: manual pages, written from the same declarations as the parser.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::CommandFactory as _;

use super::Cli;
use crate::output::{self, Outcome};

/// Print the manual page, or write one per command into a folder
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder for heard.1, heard-check.1 and so on
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(dir) = self.out {
            std::fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
            clap_mangen::generate_to(Cli::command(), &dir).with_context(|| dir.display().to_string())?;
        } else {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page)?;
            output::line(String::from_utf8(page)?.trim_end())?;
        }
        Ok(Outcome::Clean)
    }
}
