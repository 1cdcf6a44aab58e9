//! `heard agent`: who answers at a desk, and who leads.

mod add;
mod list;
mod password;
mod role;
mod word;

use std::sync::Arc;

use clap::Subcommand;
use heard_desk::{Agent, Email, Team};
use heard_store::{Place, Store};
use jiff::Timestamp;

use super::serve::in_runtime;
use crate::output::Outcome;

/// Add agents to a desk, list them, say who leads
///
/// Works on the desk's database, beside a desk that runs. Passwords are asked for on the terminal, or read as one line from standard input; never
/// given as arguments, where others on the machine could read them.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
    /// The desk's database: a file, or postgres://user:password@host:port/name
    #[arg(
        long,
        global = true,
        value_name = "FILE or ADDRESS",
        env = "HEARD_DATABASE",
        hide_env_values = true,
        default_value = "heard.sqlite"
    )]
    db: Place,
}

#[derive(Subcommand)]
enum Command {
    Add(add::Args),
    List(list::Args),
    Role(role::Args),
    Password(password::Args),
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Place::File(path) = &self.db
            && !path.exists()
        {
            anyhow::bail!("there is no desk at {}; name its database with --db", path.display());
        }
        in_runtime(async {
            let store = self.db.open().await?;
            let done = match self.command {
                Command::Add(args) => args.run(&store).await,
                Command::List(args) => args.run(&store).await,
                Command::Role(args) => args.run(&store).await,
                Command::Password(args) => args.run(&store).await,
            };
            store.close().await;
            done
        })
    }
}

/// The desk's team and everybody in it.
async fn team(store: &Arc<dyn Store>) -> anyhow::Result<(Team, Vec<Agent>)> {
    let teams = store.teams().await?;
    let Some(team) = teams.into_iter().next() else {
        anyhow::bail!("this desk is not founded yet; start it once with heard serve");
    };
    let agents = store.team_agents(team.id).await?;
    Ok((team, agents))
}

/// Who has this address.
async fn agent(store: &Arc<dyn Store>, email: &str) -> anyhow::Result<Agent> {
    let email = Email::new(email)?;
    let found = store.agent_by_email(&email).await?;
    found.ok_or_else(|| {
        anyhow::anyhow!(
            "nobody here has the address {}; heard agent list shows who is there",
            email.as_str()
        )
    })
}

fn now() -> Timestamp {
    Timestamp::now()
}
