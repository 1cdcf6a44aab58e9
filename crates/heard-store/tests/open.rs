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
use sqlx::{Connection, SqliteConnection};
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
