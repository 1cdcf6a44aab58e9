//! Opening a database: migrations, and clear words where it cannot be done.

use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgPoolOptions;

use super::wire::Wire;
use super::{PostgresStore, Way, sql, trust};
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
    /// in the schema that comes first in the user's search path. Over a network the server must prove who it is, unless the address asks for
    /// less (`sslmode`).
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let trouble = |why: String| StoreError::Open {
            place: Place::Postgres(url.to_owned()).to_string(),
            why,
        };
        let way = Way::to(url).map_err(|why| trouble(why.to_string()))?;
        trust::look(way.authority.as_deref()).map_err(&trouble)?;
        let opened = async {
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .acquire_timeout(PATIENCE)
                .connect_with(way.options.application_name("heard"))
                .await?;
            MIGRATIONS.run(&pool).await?;
            Ok(pool)
        };
        let pool = opened.await.map_err(|why| trouble(in_words(why)))?;
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
            Some("28P01" | "28000") => "the user or the password is refused, or the server wants another sslmode of them".to_owned(),
            Some("3D000") => "there is no such database: create it first, for example with `createdb`".to_owned(),
            Some("42501") => "the user may not create tables there".to_owned(),
            _ => match why {
                why if trust::concerns(&why) => trust::in_words(&why),
                sqlx::Error::Io(why) => format!("nothing answers there ({why}): is PostgreSQL running?"),
                sqlx::Error::PoolTimedOut => "nothing answers there in time: is PostgreSQL running?".to_owned(),
                other => other.to_string(),
            },
        },
        other => step_in_words(&other),
    }
}
