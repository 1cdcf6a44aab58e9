//! The project's own chores: `cargo xtask <chore>`. One file a chore; nothing here ships.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "chores read and write files")]

mod heardbench;

use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
enum Chore {
    /// Answer the items of a HeardBench file, one prediction a line.
    Heardbench(heardbench::Args),
}

fn main() -> anyhow::Result<()> {
    match Chore::parse() {
        Chore::Heardbench(args) => heardbench::run(&args),
    }
}
