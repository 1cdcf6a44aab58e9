//! Opening a database: migrations, and clear words where it cannot be done.

use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::wire::Wire;
use super::{PostgresStore, sql};
use crate::error::step_in_words;
use crate::news::News;
use crate::{Place, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// One of them listens.
const CONNECTIONS: u32 = 10;
/// How long to wait for a connection before the database counts as gone.
const PATIENCE: Duration = Duration::from_secs(10);

impl PostgresStore {
    /// Opens the desk in the database at this address, `postgres://user:password@host:port/name`, and brings it up to date. Its tables stand
    /// in the schema that comes first in the user's search path.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let opened = async {
            let options: PgConnectOptions = url.parse()?;
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .acquire_timeout(PATIENCE)
                .connect_with(options.application_name("heard"))
                .await?;
            MIGRATIONS.run(&pool).await?;
            Ok(pool)
        };
        let pool = opened.await.map_err(|why| StoreError::Open {
            place: Place::Postgres(url.to_owned()).to_string(),
            why: in_words(why),
        })?;
        let news = News::new(sql::newest(&pool).await?);
        let wire = Arc::new(Wire::new(pool.clone(), news.clone()));
        Ok(Self { pool, news, wire })
    }

    pub(super) async fn end(&self) {
        self.wire.stop();
        self.pool.close().await;
    }
}

fn in_words(why: MigrateError) -> String {
    match why {
        MigrateError::Execute(why) => match why.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
            Some("28P01" | "28000") => "the user or the password is refused".to_owned(),
            Some("3D000") => "there is no such database: create it first, for example with `createdb`".to_owned(),
            Some("42501") => "the user may not create tables there".to_owned(),
            _ => match why {
                sqlx::Error::Io(why) => format!("nothing answers there ({why}): is PostgreSQL running?"),
                sqlx::Error::PoolTimedOut => "nothing answers there in time: is PostgreSQL running?".to_owned(),
                other => other.to_string(),
            },
        },
        other => step_in_words(&other),
    }
}
