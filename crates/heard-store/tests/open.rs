//! Opening the file: who may read it, what is still there afterwards, and clear words where it cannot be opened.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on says where, and needs files that are wrong"
)]

use std::path::Path;

use heard_desk::{Name, Team};
use heard_store::{Cursor, Events, People, SqliteStore, Writes};
use jiff::Timestamp;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection, SqliteConnection};
use tempfile::TempDir;

async fn refusal(path: &Path) -> String {
    let why = SqliteStore::open(path).await.unwrap_err().to_string();
    let start = format!("cannot open the database {}: ", path.display());
    why.strip_prefix(&start).unwrap_or(&why).to_owned()
}

#[tokio::test]
async fn what_was_written_is_there_after_opening_again() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite");
    let (team, founded) = Team::found(Name::new("Lamps & Co").unwrap(), Timestamp::UNIX_EPOCH);
    let (_, joined) = team.join(
        Name::new("Ada").unwrap(),
        heard_desk::Email::new("ada@example.org").unwrap(),
        heard_desk::PasswordHash("$".to_owned()),
        Timestamp::UNIX_EPOCH,
    );
    let store = SqliteStore::open(&path).await.unwrap();
    store.apply(&founded.and(joined)).await.unwrap();
    let last = store.last_event().await.unwrap();
    store.close().await;
    let store = SqliteStore::open(&path).await.unwrap();
    assert_eq!(store.teams().await.unwrap(), [team]);
    assert!(last > Cursor::START);
    assert_eq!(*store.news().borrow(), last);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_reads_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let store = SqliteStore::open(&folder.path().join("desk.sqlite")).await.unwrap();
    let (_, founded) = Team::found(Name::new("Lamps & Co").unwrap(), Timestamp::UNIX_EPOCH);
    store.apply(&founded).await.unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
        files += 1;
    }
    assert_eq!(files, 3, "the database, its log and the log's index");
}

#[tokio::test]
async fn what_cannot_be_opened_is_said_plainly() {
    let folder = TempDir::new().unwrap();
    let inside = |name: &str| folder.path().join(name);
    let missing = format!("the folder {} does not exist", inside("missing").display());
    assert_eq!(refusal(&inside("missing/desk.sqlite")).await, missing);
    assert_eq!(refusal(folder.path()).await, "this is a folder; name a file in it");
    std::fs::write(inside("letter.txt"), "Dear Sir or Madam, ".repeat(100)).unwrap();
    let letter = "this file is not a database; name another, or move it away";
    assert_eq!(refusal(&inside("letter.txt")).await, letter);
    let damaged = inside("damaged.sqlite");
    SqliteStore::open(&damaged).await.unwrap().close().await;
    let mut bytes = std::fs::read(&damaged).unwrap();
    bytes[8192..].fill(0xaa);
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(
        refusal(&damaged).await,
        "this database is damaged; put a backup in its place, or name another"
    );
    let not_a_folder = format!("{} is not a folder", inside("letter.txt").display());
    assert_eq!(refusal(&inside("letter.txt/desk.sqlite")).await, not_a_folder);
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite");
    SqliteStore::open(&path).await.unwrap().close().await;
    let mut file = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (9999, 'to come', 0, TRUE, x'00', 0)")
        .execute(&mut file)
        .await
        .unwrap();
    file.close().await.unwrap();
    assert_eq!(
        refusal(&path).await,
        "it was written by a newer version of Heard (step 9999 is not known here)"
    );
}

/// A database that somebody made with these statements; what is wrong with it for a desk, or that nothing is.
async fn of(statements: &'static str) -> Result<(), String> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("theirs.sqlite");
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let mut file = options.connect().await.unwrap();
    sqlx::raw_sql(statements).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    let Err(why) = SqliteStore::open(&path).await else { return Ok(()) };
    assert_eq!(std::fs::read(&path).unwrap(), before, "it was changed");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside it");
    let start = format!("cannot open the database {}: it belongs to another program (", path.display());
    let end = ") and was not changed; name a file of its own for the desk";
    let why = why.to_string();
    Err(why
        .strip_prefix(&start)
        .and_then(|why| why.strip_suffix(end))
        .unwrap_or(&why)
        .to_owned())
}

#[tokio::test]
async fn the_database_of_another_program_is_left_alone() {
    let check = async |statements, signs: &str| assert_eq!(of(statements).await, Err(signs.to_owned()));
    check("CREATE TABLE notes (words)", "its tables: notes").await;
    check("PRAGMA journal_mode = WAL; CREATE TABLE notes (words)", "its tables: notes").await;
    check(
        "CREATE TABLE team (a); CREATE TABLE b (b); CREATE TABLE c (c); CREATE TABLE d (d)",
        "its tables: team, b, c, …",
    )
    .await;
    check("CREATE TABLE \"a\u{1b}[2J\" (a)", "its tables: a\\u{1b}[2J").await;
    check("PRAGMA application_id = 7; PRAGMA user_version = 1", "its mark says so").await;
    // Others record their steps in a table of the same name.
    let steps =
        "CREATE TABLE _sqlx_migrations (version, description, installed_on, success, checksum, execution_time); CREATE TABLE orders (id);";
    check(steps, "its tables: orders").await;
    check(
        "CREATE TABLE _sqlx_migrations (version, description, installed_on, success, checksum, execution_time); CREATE TABLE orders (id);
         INSERT INTO _sqlx_migrations VALUES (1, 'orders', 0, TRUE, x'00', 0)",
        "its tables: orders",
    )
    .await;
}

#[tokio::test]
async fn a_desk_is_founded_where_nothing_is_yet() {
    assert_eq!(of("").await, Ok(()));
    assert_eq!(of("CREATE TABLE was (a); DROP TABLE was").await, Ok(()));
}

#[tokio::test]
async fn files_are_marked_also_those_of_earlier_versions() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite");
    let mark = || std::fs::read(&path).unwrap()[68..72].to_vec();
    SqliteStore::open(&path).await.unwrap().close().await;
    assert_eq!(mark(), b"Hear");
    let mut file = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    let earlier = "PRAGMA application_id = 0; DELETE FROM _sqlx_migrations WHERE version = 2";
    sqlx::raw_sql(earlier).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    assert_ne!(mark(), b"Hear");
    SqliteStore::open(&path).await.unwrap().close().await;
    assert_eq!(mark(), b"Hear");
}
