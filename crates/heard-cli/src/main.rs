//! The binary `heard`: one file per command under [`commands`], and nothing of its own.
// An edge: it reads files, the environment and the clock, which the pure crates are given.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod commands;
mod engine;
mod input;
mod output;
mod practice;
mod settings;

use std::process::ExitCode;

use clap::Parser as _;

use commands::Cli;

fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(outcome) => outcome.code(),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::error(&error);
            ExitCode::from(2)
        }
    }
}
