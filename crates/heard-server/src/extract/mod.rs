//! Extractors whose refusals are problem details.

mod json;
mod path;

pub(crate) use json::Json;
pub(crate) use path::{Path, Query};
