//! Columns to values of the domain and back. Whatever does not decode is an error that names its column.

use std::str::FromStr;

use heard_desk::{Actor, Digest, TokenHash};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{Decode, Row as _, Type};
use uuid::Uuid;

use super::{Database, Record};
use crate::StoreError;

type Cell<T> = Result<T, sqlx::Error>;

/// Reading the columns of a row.
pub(super) trait Columns {
    fn get<'r, T: Decode<'r, Database> + Type<Database>>(&'r self, column: &str) -> Cell<T>;

    fn id<T: From<Uuid>>(&self, column: &str) -> Cell<T> {
        self.get::<Uuid>(column).map(T::from)
    }

    fn maybe_id<T: From<Uuid>>(&self, column: &str) -> Cell<Option<T>> {
        Ok(self.get::<Option<Uuid>>(column)?.map(T::from))
    }

    fn time(&self, column: &str) -> Cell<Timestamp> {
        at(column, self.get(column)?)
    }

    fn maybe_time(&self, column: &str) -> Cell<Option<Timestamp>> {
        self.get::<Option<i64>>(column)?.map(|micros| at(column, micros)).transpose()
    }

    /// A column whose text names something: an actor, a state.
    fn named<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(&self, column: &str) -> Cell<T> {
        self.get::<String>(column)?.parse().map_err(|why| broken(column, why))
    }

    fn maybe_actor(&self, column: &str) -> Cell<Option<Actor>> {
        let text: Option<String> = self.get(column)?;
        text.map(|text| text.parse()).transpose().map_err(|why| broken(column, why))
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Cell<T> {
        serde_json::from_str(&self.get::<String>(column)?).map_err(|why| broken(column, why))
    }

    fn maybe_json<T: DeserializeOwned>(&self, column: &str) -> Cell<Option<T>> {
        let text: Option<String> = self.get(column)?;
        text.map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|why| broken(column, why))
    }

    /// A name that serde knows, such as a feeling's.
    fn word<T: DeserializeOwned>(&self, column: &str) -> Cell<T> {
        serde_json::from_value(self.get::<String>(column)?.into()).map_err(|why| broken(column, why))
    }

    fn maybe_token(&self, column: &str) -> Cell<Option<TokenHash>> {
        let bytes: Option<Vec<u8>> = self.get(column)?;
        bytes.map(|bytes| sha256(column, bytes).map(TokenHash)).transpose()
    }

    fn digest(&self, column: &str) -> Cell<Digest> {
        sha256(column, self.get(column)?).map(Digest)
    }

    /// A count, or another number that is never negative.
    fn count<T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>>(&self, column: &str) -> Cell<T> {
        self.get::<i64>(column)?.try_into().map_err(|why| broken(column, why))
    }

    /// For a column that the table's checks keep filled in this state.
    fn present<T>(&self, column: &str, value: Option<T>) -> Cell<T> {
        value.ok_or_else(|| broken(column, "empty"))
    }
}

impl Columns for Record {
    fn get<'r, T: Decode<'r, Database> + Type<Database>>(&'r self, column: &str) -> Cell<T> {
        self.try_get(column)
    }
}

pub(super) fn broken(column: &str, why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> sqlx::Error {
    sqlx::Error::ColumnDecode {
        index: format!("\"{column}\""),
        source: why.into(),
    }
}

fn sha256(column: &str, bytes: Vec<u8>) -> Cell<[u8; 32]> {
    bytes
        .try_into()
        .map_err(|bytes: Vec<u8>| broken(column, format!("{} bytes are no hash", bytes.len())))
}

fn at(column: &str, micros: i64) -> Cell<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|why| broken(column, why))
}

/// A time as it is stored. Anything finer than a microsecond is cut off.
pub(super) fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

pub(super) fn maybe_micros(time: Option<Timestamp>) -> Option<i64> {
    time.map(micros)
}

/// A value as JSON text.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|why| StoreError::Refused(why.to_string()))
}
