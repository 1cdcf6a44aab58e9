//! Times as archives write them.

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Understands a time; one that names no zone is in `zone`. `None` where it is not understood: nothing is guessed.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if let Some(since) = epoch(text) {
        return Some(since);
    }
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    if let Ok(at) = text.parse::<Zoned>() {
        return Some(at.timestamp());
    }
    if let Some(local) = local(text) {
        return local.to_zoned(zone.clone()).ok().map(|at| at.timestamp());
    }
    if let Ok(at) = rfc2822::parse(text) {
        return Some(at.timestamp());
    }
    Zoned::strptime("%a %b %d %H:%M:%S %z %Y", text).ok().map(|at| at.timestamp())
}

/// Seconds since 1970, or milliseconds where the number is too large for that.
fn epoch(text: &str) -> Option<Timestamp> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let number: i64 = whole.parse().ok()?;
    match number {
        100_000_000..100_000_000_000 => Timestamp::from_second(number).ok(),
        100_000_000_000.. => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

fn local(text: &str) -> Option<DateTime> {
    if let Ok(at) = text.parse::<DateTime>() {
        return Some(at);
    }
    if let Ok(day) = text.parse::<Date>() {
        return Some(day.at(0, 0, 0, 0));
    }
    DateTime::strptime("%Y-%m-%d %H:%M", text).ok()
}
