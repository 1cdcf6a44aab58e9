//! Figures: percentiles, tables, JSON.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Map, Value, json};

/// A place every tenth of a millisecond, up to a minute.
const PLACES: usize = 600_000;
const PER_PLACE: u128 = 100;

/// How long things took.
pub(crate) struct Times {
    places: Vec<AtomicU64>,
}

impl Times {
    pub(crate) fn new() -> Self {
        Self {
            places: (0..PLACES).map(|_| AtomicU64::new(0)).collect(),
        }
    }

    pub(crate) fn add(&self, took: Duration) {
        let place = usize::try_from(took.as_micros() / PER_PLACE).unwrap_or(PLACES).min(PLACES - 1);
        if let Some(count) = self.places.get(place) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn count(&self) -> u64 {
        self.places.iter().map(|count| count.load(Ordering::Relaxed)).sum()
    }

    /// In milliseconds; what share of all took at most so long.
    pub(crate) fn within(&self, share: f64) -> f64 {
        let all = self.count() as f64;
        let mut sum = 0;
        for (place, count) in self.places.iter().enumerate() {
            sum += count.load(Ordering::Relaxed);
            if sum > 0 && sum as f64 >= all * share {
                return (place + 1) as f64 / 10.0;
            }
        }
        0.0
    }

    pub(crate) fn figures(&self) -> Value {
        let [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1.0].map(|share| self.within(share));
        json!({"count": self.count(), "p50_ms": p50, "p95_ms": p95, "p99_ms": p99, "most_ms": most})
    }
}

/// What a trial has to say: printed as a table, and kept as JSON where a file is named.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<(String, Value)>,
}

impl Report {
    pub(crate) fn row(&mut self, what: &str, said: impl Into<Value>) {
        self.rows.push((what.to_owned(), said.into()));
    }

    pub(crate) fn times(&mut self, what: &str, times: &Times) {
        self.row(what, times.figures());
    }

    pub(crate) fn say(&self, out: Option<&Path>) -> anyhow::Result<()> {
        println!("\n| what | measured |\n|---|---|");
        for (what, said) in &self.rows {
            println!("| {what} | {} |", plain(said));
        }
        if let Some(out) = out {
            let all: Map<String, Value> = self.rows.iter().cloned().collect();
            std::fs::write(out, serde_json::to_string_pretty(&all)?)?;
        }
        Ok(())
    }
}

fn plain(said: &Value) -> String {
    match said {
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name} {}", plain(value))).collect();
            fields.join(", ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles() {
        let times = Times::new();
        for ms in 1..=100 {
            times.add(Duration::from_micros(ms * 1000 - 50));
        }
        assert_eq!((times.within(0.5), times.within(0.99), times.within(1.0)), (50.0, 99.0, 100.0));
    }
}
