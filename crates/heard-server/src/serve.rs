//! The desk as a running thing: opened, listening, stopped in order.

use std::net::SocketAddr;
use std::sync::Arc;

use heard_desk::{Change, Email, Name, PasswordHash, Team, TextError};
use heard_store::{Store, StoreError};
use tokio::net::TcpListener;

use crate::auth::PasswordError;
use crate::{App, Clock, Config, Passwords, Token, connections, demo};

/// Why a desk could not be opened or run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The store could not be opened or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address cannot be listened on.
    #[error("cannot listen on {addr}: {why}")]
    Listen {
        /// Where.
        addr: SocketAddr,
        /// Why not.
        why: std::io::Error,
    },
    /// The system does not say where the desk listens.
    #[error("the port is not known")]
    Io(#[from] std::io::Error),
    /// The time zone is not known.
    #[error("the time zone is not known")]
    Zone(#[from] jiff::Error),
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(String),
    /// Passwords cannot be worked on.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The system gave no random bytes.
    #[error("no random bytes")]
    Random(#[from] getrandom::Error),
    /// The team's or the first agent's name or address is not right.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The sample conversations could not be told.
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
}

/// A desk that has been opened.
pub struct Desk {
    app: App,
    store: Arc<dyn Store>,
    listener: TcpListener,
}

/// Who can sign in to a desk that was just founded.
pub struct FirstAgent {
    /// With this address.
    pub email: String,
    /// And this password, unless it was chosen.
    pub password: Option<String>,
}

impl Desk {
    /// Opens the database and the port.
    pub async fn open(config: Config) -> Result<Self, ServeError> {
        if let Some(trouble) = config.study_trouble() {
            return Err(ServeError::Setting(trouble));
        }
        if let Some(trouble) = config.care.trouble() {
            return Err(ServeError::Setting(trouble));
        }
        let addr = config.addr;
        let listener = TcpListener::bind(addr).await.map_err(|why| ServeError::Listen { addr, why })?;
        if let Some(caution) = config.database.caution() {
            tracing::warn!("{caution}");
        }
        let store = config.database.open().await?;
        let zone = config.zone()?;
        let app = App::new(config, zone, Clock::system(), Arc::clone(&store), Passwords::new()?);
        Ok(Self { app, store, listener })
    }

    /// Where it listens; tells the port where the system chose it.
    pub fn address(&self) -> Result<SocketAddr, ServeError> {
        Ok(self.listener.local_addr()?)
    }

    /// Whether somebody can sign in already.
    pub async fn is_founded(&self) -> Result<bool, ServeError> {
        Ok(!self.app.store.teams().await?.is_empty())
    }

    /// Founds the team, with one agent. Without a chosen password a random one is made; it is kept only as a hash.
    pub async fn found(&self, email: &str, chosen: Option<String>) -> Result<FirstAgent, ServeError> {
        let email = Email::new(email)?;
        let random = if chosen.is_none() {
            Some(Token::random()?.reveal().chars().take(20).collect())
        } else {
            None
        };
        let password: String = chosen.or_else(|| random.clone()).unwrap_or_default();
        let hash = PasswordHash(self.app.passwords.hash(password).await?);
        let now = self.app.now();
        let (team, founded) = Team::found(Name::new(&self.app.config.team)?, now);
        let (mut agent, joined) = team.join(Name::new("Admin")?, email, hash, now);
        let leads = agent.leads_first(now);
        self.app.store.apply(&founded.and(joined).and(leads)).await?;
        Ok(FirstAgent {
            email: agent.email.as_str().to_owned(),
            password: random,
        })
    }

    /// Founds the sample team and tells the sample conversations.
    pub async fn found_demo(&self) -> Result<(), ServeError> {
        let hash = PasswordHash(self.app.passwords.hash(demo::PASSWORD.to_owned()).await?);
        let changes = demo::changes(&self.app.engine, &hash, &self.app.local_now())?;
        // One transaction: a demo that was interrupted is not half there.
        let all = changes.into_iter().fold(Change::default(), Change::and);
        Ok(self.app.store.apply(&all).await?)
    }

    /// Serves until `stop`, then lets open connections finish and folds the database.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), ServeError> {
        let Self { app, store, listener } = self;
        let working = tokio::spawn({
            let app = app.clone();
            async move { app.run().await }
        });
        let stopping = async {
            stop.await;
            app.stop();
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = connections::serve(listener, &app) => {}
            () = stopping => {}
        }
        // It ends by itself; a job in hand is finished first.
        let _ = working.await;
        store.close().await;
        Ok(())
    }
}
