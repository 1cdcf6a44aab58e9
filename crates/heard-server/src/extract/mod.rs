//! Extractors whose refusals are problem details.

mod json;
mod path;
pub(crate) mod time;

pub(crate) use json::Json;
pub(crate) use path::{Path, Query};
