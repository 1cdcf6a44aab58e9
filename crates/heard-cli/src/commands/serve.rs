//! `heard serve`: the desk, for real.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use heard_server::{Config, Desk, ServeError};
use heard_store::Place;

use crate::output::{self, Outcome};
use crate::{practice, settings};

/// Run the desk
///
/// Settings come from heard.toml (the coach's from its table [coach]), then from the environment (HEARD_ADDR, HEARD_DATABASE, HEARD_TEAM, HEARD_TIME_ZONE,
/// HEARD_BEHIND_PROXY, HEARD_SECURE_COOKIES, HEARD_IDLE_TIMEOUT, HEARD_MAX_CONNECTIONS, HEARD_MODEL), then from these options. The first start makes an account: its address is
/// HEARD_ADMIN_EMAIL, its password HEARD_ADMIN_PASSWORD, or one that is made up and shown once. HEARD_LOG says how much is logged
/// (error, warn, info, debug); customers' words never are.
#[derive(clap::Args)]
#[allow(clippy::doc_markdown, reason = "read in a terminal, where backticks are noise")]
pub(crate) struct Args {
    /// Settings file; heard.toml in this folder where it is not named
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen, such as 127.0.0.1:8480
    #[arg(long, value_name = "ADDRESS")]
    addr: Option<SocketAddr>,
    /// Database: a file, made where it is missing, or postgres://user:password@host:port/name
    #[arg(long, value_name = "FILE or ADDRESS")]
    db: Option<Place>,
}

const ADMIN_EMAIL: &str = "admin@localhost";
/// What is shorter is guessed.
const SHORTEST_PASSWORD: usize = 10;

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let config = self.settings()?;
        in_runtime(async {
            let database = config.database.to_string();
            let any_port = format!("--addr {}", SocketAddr::new(config.addr.ip(), 0));
            let desk = open(config, &any_port).await?;
            if !desk.is_founded().await? {
                found(&desk).await?;
            }
            output::line(format!(
                "Heard is running: http://{}/  (database: {database}; Ctrl-C stops it)",
                desk.address()?
            ))?;
            Ok(desk.run(stop()).await?)
        })
    }

    fn settings(&self) -> anyhow::Result<Config> {
        let defaults = serde_json::to_value(Config::default())?;
        let known: Vec<&str> = defaults.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let file = match &self.config {
            Some(path) => Toml::file_exact(path),
            None => Toml::file(settings::FILE),
        };
        let coach = settings::read(self.config.as_deref())?;
        let figment = Figment::from(Serialized::defaults(Config::default()));
        let mut config: Config = figment
            .merge(file)
            .merge(Env::prefixed("HEARD_").only(&known))
            .extract()
            .context("settings")?;
        config.coach = coach;
        let file = self.config.as_deref().unwrap_or(Path::new(settings::FILE));
        practice::read(&mut config, file.parent().unwrap_or(Path::new("")));
        config.addr = self.addr.unwrap_or(config.addr);
        if let Some(db) = &self.db {
            config.database.clone_from(db);
        }
        Ok(config)
    }
}

/// Opens the desk. Where its port is taken, says what to do; `any_port` is the option that takes one that is free.
pub(super) async fn open(config: Config, any_port: &str) -> anyhow::Result<Desk> {
    Desk::open(config).await.map_err(|error| match &error {
        ServeError::Listen { addr, why } if why.kind() == ErrorKind::AddrInUse => anyhow::anyhow!(
            "cannot listen on {addr}: another program does, perhaps another Heard; stop it, or choose another port \
             ({any_port} takes any that is free)"
        ),
        _ => error.into(),
    })
}

/// The first start: a team and somebody who can sign in.
async fn found(desk: &Desk) -> anyhow::Result<()> {
    let email = std::env::var("HEARD_ADMIN_EMAIL").unwrap_or_else(|_| ADMIN_EMAIL.to_owned());
    let chosen = std::env::var("HEARD_ADMIN_PASSWORD").ok();
    if chosen.as_ref().is_some_and(|password| password.chars().count() < SHORTEST_PASSWORD) {
        anyhow::bail!("HEARD_ADMIN_PASSWORD is too short: at least {SHORTEST_PASSWORD} characters");
    }
    let first = desk.found(&email, chosen).await?;
    let password = match first.password {
        Some(password) => format!("{password}  (shown this once)"),
        None => "as set in HEARD_ADMIN_PASSWORD".to_owned(),
    };
    output::line(format!(
        "A new desk. Sign in as  {}\n             password  {password}",
        first.email
    ))
}

/// Few threads: a desk waits more than it works, and each thread costs memory.
pub(super) fn in_runtime(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<Outcome> {
    let filter = tracing_subscriber::EnvFilter::try_from_env("HEARD_LOG").unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores.clamp(1, 4))
        .max_blocking_threads(8)
        .enable_all()
        .build()?;
    runtime.block_on(work)?;
    Ok(Outcome::Clean)
}

/// Ctrl-C, or being asked to end.
pub(super) async fn stop() {
    let interrupted = async {
        // Where signals cannot be had, the desk runs until it is killed, which it survives.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
