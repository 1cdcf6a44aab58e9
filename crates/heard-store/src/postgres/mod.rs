//! The store in PostgreSQL: several servers may share it.
//!
//! Events are numbered under a lock that is held until the commit, so that a number, once seen, has no smaller one still to come; what is
//! written beside events waits for nobody. Who waits for news in another process is woken by an empty `NOTIFY`, and looks every second
//! whatever happens.

mod open;
#[path = "../sql/mod.rs"]
mod sql;
mod trust;
mod way;
mod wire;

use std::sync::Arc;

use heard_desk::CustomerId;
use sqlx::postgres::{PgPool as Pool, PgRow as Record};
use sqlx::{PgConnection as Connection, Postgres as Database, Transaction};

use self::PostgresStore as Base;
use crate::Cursor;
use crate::news::News;
pub(crate) use way::Way;
use wire::Wire;

/// The desk in a PostgreSQL database.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: Pool,
    news: News,
    wire: Arc<Wire>,
}

/// What another worker is leasing at this moment is passed over.
const LEASE: &str = "UPDATE job SET attempts = attempts + 1, ready_at = $1
    WHERE id IN (SELECT id FROM job WHERE ready_at <= $2 ORDER BY ready_at LIMIT $3 FOR UPDATE SKIP LOCKED)
    RETURNING *";

impl PostgresStore {
    fn readers(&self) -> &Pool {
        &self.pool
    }

    fn writers(&self) -> &Pool {
        &self.pool
    }

    /// Everything as it stood at one moment.
    async fn moment(&self) -> Result<Transaction<'static, Database>, sqlx::Error> {
        self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await
    }

    async fn begin(&self) -> Result<Transaction<'static, Database>, sqlx::Error> {
        self.pool.begin().await
    }

    /// Events are numbered by one writer at a time, until its transaction ends.
    async fn in_turn(db: &mut Connection) -> Result<(), sqlx::Error> {
        /// `Hear`, in letters.
        const TURN: i64 = 0x4865_6172;
        sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(TURN).execute(db).await?;
        Ok(())
    }

    /// Keeps a person and their conversations still until the transaction ends: nothing is added to them meanwhile.
    async fn hold(db: &mut Connection, person: CustomerId) -> Result<(), sqlx::Error> {
        for statement in [
            "SELECT 1 FROM customer WHERE id = $1 OR same_as = $1 FOR UPDATE",
            "SELECT 1 FROM conversation WHERE customer IN (SELECT id FROM customer WHERE id = $1 OR same_as = $1) FOR UPDATE",
        ] {
            sqlx::query(statement).bind(person.uuid()).execute(&mut *db).await?;
        }
        Ok(())
    }

    /// What was removed is the database's own to sweep: `VACUUM`, which it does by itself.
    #[allow(clippy::unused_async, reason = "another database sweeps here")]
    async fn sweep(&self) -> Result<(), sqlx::Error> {
        Ok(())
    }

    fn tell(&self, last: Cursor) {
        self.news.tell(last);
        self.wire.pass_on();
    }
}
