//! Where a desk is kept.

use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sqlx::postgres::PgConnectOptions;

use crate::postgres::Way;
use crate::{PostgresStore, SqliteStore, Store, StoreError};

/// Where a desk is kept. Shown without a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Place {
    /// In this SQLite file; made where it is missing.
    File(PathBuf),
    /// In the PostgreSQL database at this address, `postgres://user:password@host:port/name`.
    Postgres(String),
}

impl Place {
    /// Opens the desk, and brings it up to date.
    pub async fn open(&self) -> Result<Arc<dyn Store>, StoreError> {
        Ok(match self {
            Self::File(path) => Arc::new(SqliteStore::open(path).await?),
            Self::Postgres(url) => Arc::new(PostgresStore::open(url).await?),
        })
    }
}

impl Place {
    /// What whoever runs the desk should know of the way there, where the address asks for less protection than a network needs.
    pub fn caution(&self) -> Option<String> {
        let Self::Postgres(address) = self else { return None };
        let said = Way::to(address).ok()?.caution?;
        Some(format!(
            "the connection to {self} {said}; sslmode=verify-full in its address protects it"
        ))
    }
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        if ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
            Self::Postgres(text)
        } else {
            Self::File(text.into())
        }
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        match place {
            Place::File(path) => path.to_string_lossy().into_owned(),
            Place::Postgres(url) => url,
        }
    }
}

impl From<PathBuf> for Place {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

impl FromStr for Place {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.to_owned().into())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Postgres(url) => match url.parse::<PgConnectOptions>() {
                Ok(options) => write!(
                    f,
                    "{} on {}:{}",
                    options.get_database().unwrap_or_else(|| options.get_username()),
                    options.get_host(),
                    options.get_port()
                ),
                Err(_) => f.write_str("the given PostgreSQL address"),
            },
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_file_and_keeps_its_password_to_itself() {
        for (given, shown) in [
            ("heard.sqlite", "heard.sqlite"),
            ("postgres.sqlite", "postgres.sqlite"),
            ("postgres://ada:secret@db.example.org:5433/desk", "desk on db.example.org:5433"),
            ("postgresql://ada:secret@db.example.org", "ada on db.example.org:5432"),
            ("postgres://ada:secret@not a host", "the given PostgreSQL address"),
        ] {
            let place: Place = given.to_owned().into();
            assert_eq!((place.to_string(), format!("{place:?}")), (shown.to_owned(), shown.to_owned()));
            assert_eq!(String::from(place), given);
        }
    }

    #[test]
    fn what_is_sent_unprotected_is_said_without_the_password() {
        let caution = |address: &str| Place::from(address.to_owned()).caution();
        let said = caution("postgres://ada:secret@db.example.org/desk?sslmode=disable");
        let expected = "the connection to desk on db.example.org:5432 is not encrypted: whoever is on the way can read and change it; \
                        sslmode=verify-full in its address protects it";
        assert_eq!(said.as_deref(), Some(expected));
        for fine in [
            "heard.sqlite",
            "postgres://ada:secret@db.example.org/desk",
            "postgres://ada@localhost/desk?sslmode=disable",
            "postgres://not a host",
        ] {
            assert_eq!(caution(fine), None, "{fine}");
        }
    }
}
