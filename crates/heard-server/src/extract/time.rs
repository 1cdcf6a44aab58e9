//! Times in a body. What is none is refused with an example; what was sent is not repeated.

use std::fmt;

use jiff::Timestamp;
use serde::de::{Deserialize as _, Deserializer, Error, Visitor};

/// A time.
pub(crate) fn given<'d, D: Deserializer<'d>>(from: D) -> Result<Timestamp, D::Error> {
    from.deserialize_str(Written)
}

/// A time, `null` or nothing; for a field with `default`.
pub(crate) fn perhaps<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    #[derive(serde::Deserialize)]
    struct Given(#[serde(deserialize_with = "given")] Timestamp);
    Ok(Option::<Given>::deserialize(from)?.map(|given| given.0))
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time such as 2030-01-31T17:00:00Z")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        text.parse()
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Other("a text"), &self))
    }
}
