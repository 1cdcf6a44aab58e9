//! `heard agent role`.

use std::sync::Arc;

use heard_desk::Role;
use heard_store::Store;

use super::{agent, now};
use crate::output;

/// Say whether somebody leads
#[derive(clap::Args)]
pub(super) struct Args {
    /// Whose address
    email: String,
    /// agent or lead
    role: Role,
}

impl Args {
    pub(super) async fn run(self, store: &Arc<dyn Store>) -> anyhow::Result<()> {
        let mut agent = agent(store, &self.email).await?;
        let all = store.team_agents(agent.team).await?;
        store.apply(&agent.take_role(self.role, &all, now())?).await?;
        output::line(format!("{} is {} now", agent.email.as_str(), agent.role))
    }
}
