//! The project's own chores: `cargo xtask <chore>`. One file a chore; nothing here ships.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "chores read and write files and talk to the person who runs them"
)]

mod docs;
mod heardbench;
mod logits;
mod measure;
mod routing;
mod simulate;
mod site;
mod tidy;

use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
enum Chore {
    /// Answer the items of a HeardBench file, one prediction a line.
    Heardbench(heardbench::Args),
    /// Say what a head of the encoder says of texts, before calibration.
    Logits(logits::Args),
    /// Write the generated documentation, check it, or write it as a site.
    Docs(docs::Args),
    /// Measure speed and memory of what ships.
    Measure(measure::Args),
    /// Simulate days at the desk: who takes what, by turns and routed.
    Routing(routing::Args),
    /// Let ways of answering talk with every simulated customer, and write what comes of it.
    Simulate(simulate::Args),
    /// Check file sizes, first lines, and that nothing of one machine is tracked.
    Tidy,
}

fn main() -> anyhow::Result<()> {
    match Chore::parse() {
        Chore::Heardbench(args) => heardbench::run(&args),
        Chore::Logits(args) => logits::run(&args),
        Chore::Docs(args) => docs::run(&args),
        Chore::Measure(args) => measure::run(&args),
        Chore::Routing(args) => routing::run(&args),
        Chore::Simulate(args) => simulate::run(&args),
        Chore::Tidy => tidy::run(),
    }
}
