//! A team with as many agents as a trial needs, and how they sign in.

use anyhow::{Context as _, bail};
use heard_desk::{Agent, Email, Name, PasswordHash, Team};
use heard_server::Passwords;
use heard_store::Store;
use jiff::Timestamp;
use serde_json::json;

use super::{Client, Connection};

/// The password of every agent on trial.
const PASSWORD: &str = "trial and error";

/// A team and its agents.
#[derive(Clone, Debug)]
pub struct Founded {
    /// The team.
    pub team: Team,
    /// Its agents.
    pub agents: Vec<Agent>,
}

/// Founds a team, before the server starts.
pub async fn found(store: &dyn Store, agents: usize) -> anyhow::Result<Founded> {
    let now = Timestamp::now();
    let hash = PasswordHash(Passwords::new()?.hash(PASSWORD.to_owned()).await?);
    let (team, mut change) = Team::found(Name::new("Trial")?, now);
    let mut joined = Vec::with_capacity(agents);
    for number in 0..agents {
        let email = Email::new(format!("agent{number}@trial.example"))?;
        let (agent, joins) = team.join(Name::new(format!("Agent {number}"))?, email, hash.clone(), now);
        change = change.and(joins);
        joined.push(agent);
    }
    store.apply(&change).await?;
    Ok(Founded { team, agents: joined })
}

/// Signs an agent in; the client carries their session from then on.
pub async fn sign_in(stranger: &Client, agent: &Agent, number: usize) -> anyhow::Result<Client> {
    // An address of their own: limits are for one address.
    let from = format!("10.1.{}.{}", number / 250, number % 250 + 1);
    let stranger = stranger.with("x-forwarded-for", &from);
    let body = json!({"email": agent.email.as_str(), "password": PASSWORD});
    let mut connection = Connection::open(stranger.at()).await?;
    let answer = connection.send(&stranger.request("POST", "/v1/session", Some(&body))).await?;
    if answer.status != 200 {
        bail!("agent {number} cannot sign in: {} {}", answer.status, answer.body);
    }
    let cookie = answer
        .head
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
    let csrf = answer.body.get("csrf").and_then(|csrf| csrf.as_str());
    let client = stranger.with("cookie", cookie.context("no cookie")?);
    Ok(client.with("x-heard-csrf", csrf.context("no csrf token")?))
}
