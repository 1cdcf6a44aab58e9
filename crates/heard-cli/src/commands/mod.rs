//! The commands, one file each: its arguments and what it does.

mod agent;
mod check;
mod completions;
mod demo;
mod doctor;
mod lsp;
mod man;
mod mcp;
mod quiz;
mod read;
mod rehearse;
mod review;
mod rules;
mod serve;

pub(crate) use quiz::items as quiz_items;

use clap::{Parser, Subcommand};

use crate::output::Outcome;

/// The service desk where every upset customer ends up feeling heard.
///
/// Reads what customers feel and need, coaches replies while they are written, keeps promises, reviews past conversations.
/// Nothing leaves the machine.
#[derive(Parser)]
#[command(name = "heard", version, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Demo(demo::Args),
    Serve(serve::Args),
    Read(read::Args),
    Check(check::Args),
    Rules(rules::Args),
    Review(review::Args),
    Rehearse(rehearse::Args),
    Quiz(quiz::Args),
    Lsp(lsp::Args),
    Mcp(mcp::Args),
    Agent(agent::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self {
            Self::Demo(args) => args.run(),
            Self::Serve(args) => args.run(),
            Self::Read(args) => args.run(),
            Self::Check(args) => args.run(),
            Self::Rules(args) => args.run(),
            Self::Review(args) => args.run(),
            Self::Rehearse(args) => args.run(),
            Self::Quiz(args) => args.run(),
            Self::Lsp(args) => args.run(),
            Self::Mcp(args) => args.run(),
            Self::Agent(args) => args.run(),
            Self::Doctor(args) => args.run(),
            Self::Completions(args) => args.run(),
            Self::Man(args) => args.run(),
        }
    }
}
