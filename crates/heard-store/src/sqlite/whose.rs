//! Whose database a file is: looked at before anything is written into it.

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _, Error};

/// What a step marks the file with.
const MARK: i32 = i32::from_be_bytes(*b"Hear");
/// Where the steps that were taken are recorded. Other programs may use a table of this name too.
const RECORDS: &str = "_sqlx_migrations";
/// How many tables are named to show whose it is.
const NAMED: usize = 3;

/// What shows that this is another program's database; `None` where it is a desk's, or empty. Nothing is written.
pub(super) async fn stranger(options: &SqliteConnectOptions, steps: &Migrator) -> Result<Option<String>, Error> {
    let mut db = options.clone().pragma("query_only", "on").connect().await?;
    let found = look(&mut db, steps).await;
    // Closed in order, so that no log of its own stays beside it.
    db.close().await?;
    found
}

async fn look(db: &mut SqliteConnection, steps: &Migrator) -> Result<Option<String>, Error> {
    let mark: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *db).await?;
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid";
    let mut tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *db).await?;
    let ours = match mark {
        MARK => true,
        // Empty, or founded before files were marked.
        0 if tables.iter().any(|name| name == RECORDS) => began_as_ours(db, steps, tables.len()).await?,
        0 => tables.is_empty(),
        _ => false,
    };
    tables.retain(|name| name != RECORDS);
    Ok((!ours).then(|| signs(&tables)))
}

/// Whether the first step that was taken is ours, or none was: the founding was interrupted before there was any other table.
async fn began_as_ours(db: &mut SqliteConnection, steps: &Migrator, tables: usize) -> Result<bool, Error> {
    let first = sqlx::query_scalar("SELECT checksum FROM _sqlx_migrations ORDER BY version LIMIT 1");
    let first: Option<Vec<u8>> = first.fetch_optional(db).await?;
    Ok(match first {
        Some(taken) => steps.iter().next().is_some_and(|step| *step.checksum == *taken),
        None => tables == 1,
    })
}

fn signs(tables: &[String]) -> String {
    let mut named: Vec<String> = tables.iter().take(NAMED).map(|name| name.escape_debug().to_string()).collect();
    if tables.len() > NAMED {
        named.push("…".to_owned());
    }
    if named.is_empty() {
        "its mark says so".to_owned()
    } else {
        format!("its tables: {}", named.join(", "))
    }
}
