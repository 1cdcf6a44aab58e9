//! The contract on SQLite: in a file, as the desk runs, and in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod contract;

mod file {
    use heard_store::SqliteStore;
    use tempfile::TempDir;

    async fn make() -> (SqliteStore, TempDir) {
        let folder = TempDir::new().unwrap();
        let store = SqliteStore::open(&folder.path().join("desk.sqlite")).await.unwrap();
        (store, folder)
    }

    crate::contract::suite!(make);
}

mod memory {
    use heard_store::SqliteStore;

    async fn make() -> (SqliteStore, ()) {
        (SqliteStore::in_memory().await.unwrap(), ())
    }

    crate::contract::suite!(make);
}
