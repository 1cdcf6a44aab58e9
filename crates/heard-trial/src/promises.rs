//! Many promises fall due.

use std::path::PathBuf;

/// How much load, and for how long.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The binary on trial
    #[arg(long, default_value = "target/release/heard")]
    heard: PathBuf,
}

/// Runs the trial; whether all is well.
pub async fn run(_args: &Args) -> anyhow::Result<bool> {
    Ok(true)
}
