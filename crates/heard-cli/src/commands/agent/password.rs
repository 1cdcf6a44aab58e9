//! `heard agent password`: another password for who has forgotten theirs.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;

use heard_store::Store;

use super::{agent, now, word};
use crate::output;

/// Give somebody another password
///
/// Their private check-ins are lost: only their own password opens them. Somebody who knows theirs changes it on the desk, and keeps everything.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Whose address
    email: String,
    /// Do not ask whether their check-ins may be lost
    #[arg(long)]
    lose_check_ins: bool,
}

impl Args {
    pub(super) async fn run(self, store: &Arc<dyn Store>) -> anyhow::Result<()> {
        let mut agent = agent(store, &self.email).await?;
        if !self.lose_check_ins && !agreed(agent.name.as_str())? {
            anyhow::bail!("nothing was changed");
        }
        let password = word::chosen().await?;
        store.apply(&agent.be_given_password(password, now())).await?;
        output::line(format!(
            "{} has another password and is signed out everywhere",
            agent.email.as_str()
        ))
    }
}

fn agreed(name: &str) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        anyhow::bail!("the private check-ins of {name} would be lost; say so with --lose-check-ins");
    }
    let mut out = std::io::stdout();
    write!(
        out,
        "The private check-ins of {name} are lost with the old password, for nobody else can open them. Type yes to go on: "
    )?;
    out.flush()?;
    let mut said = String::new();
    std::io::stdin().read_line(&mut said)?;
    Ok(said.trim() == "yes")
}
