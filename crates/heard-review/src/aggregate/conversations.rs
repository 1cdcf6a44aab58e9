//! What the table of conversations adds up to.

use std::collections::BTreeMap;
use std::path::Path;

use heard_engine::Feeling;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use parquet::errors::ParquetError;

use super::hardest::{Hard, Hardest};
use super::{Facts, Seen, Week};
use crate::table::{Batch, read};

const COLUMNS: &[&str] = &[
    "conversation",
    "started_at",
    "messages",
    "customer_messages",
    "first_reply_seconds",
    "start_feeling",
    "peak_feeling",
    "end_feeling",
    "direction",
    "arc",
    "flags",
    "empathy_needed",
    "empathy_specific",
    "empathy_stock",
    "empathy_missing",
    "empathy_no_reply",
    "hardness",
];

/// Adds the conversations, and tells which were the hardest.
pub(super) fn add(facts: &mut Facts, path: &Path, zone: &TimeZone) -> Result<Hardest, ParquetError> {
    let mut hardest = Hardest::default();
    let mut weeks = BTreeMap::new();
    read(path, COLUMNS, |batch| {
        for row in 0..batch.rows() {
            one(facts, batch, row, &mut hardest);
            if let Some(monday) = batch.time("started_at", row).and_then(|at| monday(at, zone)) {
                week(weeks.entry(monday).or_default(), batch, row);
            }
        }
    })?;
    facts.weeks = weeks
        .into_iter()
        .map(|(monday, (conversations, seen))| Week {
            monday,
            conversations,
            seen,
        })
        .collect();
    Ok(hardest)
}

fn one(facts: &mut Facts, batch: &Batch, row: usize, hardest: &mut Hardest) {
    let hardness = batch.real("hardness", row).unwrap_or_default();
    if hardest.takes(hardness) {
        hardest.add(hard(batch, row, facts.conversations, hardness));
    }
    facts.conversations += 1;
    if let Some(best) = best(batch, row) {
        best.count(&mut facts.people);
    }
    match batch.count("customer_messages", row) {
        0 => {}
        1 => facts.once += 1,
        _ => {
            let feeling = |column| batch.text(column, row).and_then(feeling);
            if let (Some(start), Some(end)) = (feeling("start_feeling"), feeling("end_feeling")) {
                facts.flows.add((start, end));
            }
            if let Some(direction) = batch.text("direction", row) {
                facts.directions.add(direction.to_owned());
            }
        }
    }
    for flag in batch.texts("flags", row) {
        facts.flags.add(flag);
    }
    facts.waits.extend(batch.int("first_reply_seconds", row));
}

/// The best that a feeling got.
#[derive(Clone, Copy)]
enum Best {
    Specific,
    Stock,
    None,
    NoReply,
}

impl Best {
    fn count(self, seen: &mut Seen) {
        match self {
            Self::Specific => seen.specific += 1,
            Self::Stock => seen.stock += 1,
            Self::None => seen.none += 1,
            Self::NoReply => seen.no_reply += 1,
        }
    }
}

/// `None` where no feeling wanted to be seen.
fn best(batch: &Batch, row: usize) -> Option<Best> {
    let got = [
        ("empathy_specific", Best::Specific),
        ("empathy_stock", Best::Stock),
        ("empathy_missing", Best::None),
        ("empathy_no_reply", Best::NoReply),
    ];
    got.into_iter()
        .find(|(column, _)| batch.count(column, row) > 0)
        .map(|(_, best)| best)
}

fn hard(batch: &Batch, row: usize, place: u64, hardness: f32) -> Hard {
    let text = |column| batch.text(column, row).unwrap_or_default().to_owned();
    Hard {
        row: place,
        conversation: text("conversation"),
        hardness,
        messages: batch.count("messages", row),
        start: text("start_feeling"),
        peak: text("peak_feeling"),
        end: text("end_feeling"),
        arc: batch.reals("arc", row),
        flags: batch.texts("flags", row),
        needed: batch.count("empathy_needed", row),
        specific: batch.count("empathy_specific", row),
        lines: Vec::new(),
    }
}

/// The engine's own name of a feeling.
fn feeling(name: &str) -> Option<&'static str> {
    Feeling::ALL.into_iter().map(Feeling::name).find(|known| *known == name)
}

fn week((conversations, seen): &mut (u64, Seen), batch: &Batch, row: usize) {
    *conversations += 1;
    if let Some(best) = best(batch, row) {
        best.count(seen);
    }
}

fn monday(at: Timestamp, zone: &TimeZone) -> Option<Date> {
    let day = at.to_zoned(zone.clone()).date();
    let since = day.weekday().since(Weekday::Monday);
    day.checked_sub(i64::from(since).days()).ok()
}
