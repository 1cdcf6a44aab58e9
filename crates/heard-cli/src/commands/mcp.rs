//! `heard mcp`: the engine as tools of the Model Context Protocol.

use anyhow::anyhow;
use heard_mcp::Tools;

use crate::engine::CoachArgs;
use crate::output::Outcome;

/// Offer the engine as tools: read, appraise, guide (Model Context Protocol over standard input and output)
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    coach: CoachArgs,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let tools = Tools::new(self.coach.engine()?);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(tools.serve()).map_err(|error| anyhow!(error))?;
        Ok(Outcome::Clean)
    }
}
