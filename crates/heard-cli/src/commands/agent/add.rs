//! `heard agent add`.

use std::sync::Arc;

use heard_desk::{Email, Name, Role};
use heard_store::{Store, StoreError};

use super::{now, team, word};
use crate::output;

/// Add somebody who answers
///
/// The password that you choose for them is one that you know too: the desk tells them so, and how to choose another.
#[derive(clap::Args)]
pub(super) struct Args {
    /// With which they sign in
    email: String,
    /// What customers and colleagues see
    #[arg(long)]
    name: String,
    /// agent, or lead: who sees what is told of many
    #[arg(long, default_value = "agent")]
    role: Role,
}

impl Args {
    pub(super) async fn run(self, store: &Arc<dyn Store>) -> anyhow::Result<()> {
        let (email, name) = (Email::new(&self.email)?, Name::new(&self.name)?);
        let (team, all) = team(store).await?;
        if all.iter().any(|other| other.email == email) {
            anyhow::bail!("somebody here has the address {} already", email.as_str());
        }
        let password = word::chosen().await?;
        let now = now();
        let (mut agent, mut change) = team.join(name, email, password, now);
        if self.role == Role::Lead {
            change = change.and(agent.take_role(Role::Lead, &all, now)?);
        }
        match store.apply(&change).await {
            Err(StoreError::EmailTaken) => anyhow::bail!("somebody has the address {} already", agent.email.as_str()),
            done => done?,
        }
        output::line(format!(
            "{} can sign in as {} now ({})",
            agent.name.as_str(),
            agent.email.as_str(),
            agent.role
        ))
    }
}
