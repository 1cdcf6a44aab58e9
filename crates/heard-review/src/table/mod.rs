//! Rows to Parquet and JSON lines and back, by the columns of [`crate::schema`].

mod json;
mod read;
mod write;

pub(crate) use json::json_line;
pub(crate) use read::{Batch, read};
pub(crate) use write::{TableWriter, batch, merge};
