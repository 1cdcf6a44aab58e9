//! `heard-trial crash|load|promises|outcomes`: trials of the binary, run by `make crash-test`, `make load-test`, `make promise-load`,
//! `make outcomes-load`.

use std::process::ExitCode;

use clap::Parser;
use heard_trial::{crash, load, outcomes, promises};

/// Trials of the whole binary under kill, load and time.
#[derive(Parser)]
enum Trial {
    /// Kill the server again and again during a day at the desk; nothing acknowledged may be lost, nothing doubled.
    Crash(crash::Args),
    /// Many agents listen while customers write.
    Load(load::Args),
    /// Many promises fall due.
    Promises(promises::Args),
    /// A busy desk looks at its outcomes.
    Outcomes(outcomes::Args),
}

fn main() -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let fine = runtime.block_on(async {
        match Trial::parse() {
            Trial::Crash(args) => crash::run(&args).await,
            Trial::Load(args) => load::run(&args).await,
            Trial::Promises(args) => promises::run(&args).await,
            Trial::Outcomes(args) => outcomes::run(&args).await,
        }
    })?;
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
