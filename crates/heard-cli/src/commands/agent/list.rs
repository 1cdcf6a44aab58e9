//! `heard agent list`.

use std::sync::Arc;

use heard_store::Store;

use super::team;
use crate::output;

/// List who answers
#[derive(clap::Args)]
pub(super) struct Args {}

impl Args {
    #[allow(clippy::unused_self, reason = "a command like the others")]
    pub(super) async fn run(self, store: &Arc<dyn Store>) -> anyhow::Result<()> {
        let (_, all) = team(store).await?;
        let width = all.iter().map(|agent| agent.email.as_str().chars().count()).max().unwrap_or(0);
        for agent in &all {
            output::line(format!(
                "{:<5}  {:<width$}  {}",
                agent.role.to_string(),
                agent.email.as_str(),
                agent.name.as_str()
            ))?;
        }
        Ok(())
    }
}
