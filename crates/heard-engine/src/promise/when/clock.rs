//! Times of day: "5 pm", "17:30", "noon", "half past four", "between 2 and 4 pm".

use jiff::civil::Time;
use jiff::tz::Offset;

use super::amount::in_words;
use super::hours::{LAST_BARE_AFTERNOON_HOUR, LUNCH, MORNING_ENDS};
use super::reader::Reader;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    At(Time),
    /// The end of the day, not its start.
    Midnight,
}

/// The time whose words begin at `at`. `led`: after "at" or "by" a bare hour is a time.
pub(super) fn read(words: &Reader<'_, '_>, at: usize, led: bool) -> Option<(Clock, usize)> {
    if let Some(end) = words.any_row(at, &["between", "from"]) {
        let (_, middle) = one(words, end, true).or_else(|| bare(words, end))?;
        return words.is(middle, &["and", "to"]).then(|| one(words, middle + 1, true)).flatten();
    }
    // "5 to 6 pm"
    if words.is(at + 1, &["-", "–", "to"])
        && let Some(later) = bare(words, at).and_then(|_| one(words, at + 2, false))
    {
        return Some(later);
    }
    one(words, at, led)
}

fn one(words: &Reader<'_, '_>, at: usize, led: bool) -> Option<(Clock, usize)> {
    match words.word(at) {
        "noon" | "midday" => return Some((Clock::At(MORNING_ENDS), at + 1)),
        "midnight" => return Some((Clock::Midnight, at + 1)),
        "lunchtime" | "lunch" if led => return Some((Clock::At(LUNCH), at + 1)),
        _ => {}
    }
    spoken(words, at).or_else(|| figures(words, at, led))
}

/// "half past four", "quarter to five", "ten past nine pm".
fn spoken(words: &Reader<'_, '_>, at: usize) -> Option<(Clock, usize)> {
    let start = words.skip(at, &["a"]);
    let (minutes, end) = match words.word(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => (
            i8::try_from(small(words, start)?).ok()?,
            words.skip(start + 1, &["minutes", "mins"]),
        ),
    };
    let (past, end) = match words.word(end) {
        "past" => (true, end + 1),
        "to" if minutes < 30 && words.any_row(end + 2, &["pm", "am", "oclock"]).is_some() || words.is(start, &["quarter"]) => {
            (false, end + 1)
        }
        _ if words.is(start, &["half"]) && in_words(words.word(end)).is_some_and(|n| n > 1) => (true, end),
        _ => return None,
    };
    let hour = i8::try_from(small(words, end)?).ok()?;
    let (half, end) = half_of_day(words, end + 1);
    let hour = hour_of(hour, half, false)?;
    let time = if past {
        Time::new(hour, minutes, 0, 0)
    } else {
        Time::new((hour + 23) % 24, 60 - minutes, 0, 0)
    };
    Some((Clock::At(time.ok()?), end))
}

/// A small number in figures or words.
fn small(words: &Reader<'_, '_>, at: usize) -> Option<i64> {
    let figures = words.number(at).and_then(|n| n.parse().ok());
    figures
        .or_else(|| in_words(words.word(at)).filter(|_| !words.is(at, &["a", "an"])))
        .filter(|n| (0..60).contains(n))
}

/// An hour before "and" or "to", whose half of the day is said later.
fn bare(words: &Reader<'_, '_>, at: usize) -> Option<(Clock, usize)> {
    let hour = small(words, at).filter(|n| (1..=24).contains(n))?;
    let time = Time::new(i8::try_from(hour % 24).ok()?, 0, 0, 0).ok()?;
    Some((Clock::At(time), at + 1))
}

/// "5 pm", "5pm", "17:30", "5 o'clock", "five pm"; where it is led also "5".
fn figures(words: &Reader<'_, '_>, at: usize, led: bool) -> Option<(Clock, usize)> {
    let (written, glued) = match words.number(at) {
        Some(number) => {
            let last = number.rsplit(['-', '–']).next()?;
            let digits = last.trim_end_matches(|c: char| c.is_ascii_alphabetic() || (c == '.' && last.ends_with('.')));
            (digits, Half::read(last.get(digits.len()..)?))
        }
        None => (words.word(at), None),
    };
    if words
        .number(at)
        .is_some_and(|n| glued.is_none() && n.ends_with(|c: char| !c.is_ascii_digit()))
    {
        return None;
    }
    let (hour, minutes) = match written.split_once([':', '.']) {
        Some((hour, minutes)) if minutes.len() == 2 => (hour.parse().ok()?, Some(minutes.parse().ok()?)),
        Some(_) => return None,
        None => match written.parse() {
            Ok(hour) => (hour, None),
            Err(_) => (i8::try_from(in_words(written).filter(|_| written.len() > 2)?).ok()?, None),
        },
    };
    let (half, end) = match glued {
        Some(half) => (Some(half), at + 1),
        None => half_of_day(words, at + 1),
    };
    let colon = written.contains(':');
    let oclock = words.is(end.saturating_sub(1), &["oclock"]);
    let enough = half.is_some() || colon || oclock || (led && words.stops(end));
    let hour = hour_of(hour, half, written.starts_with('0')).filter(|_| enough)?;
    Some((Clock::At(Time::new(hour, minutes.unwrap_or(0), 0, 0).ok()?), end))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    fn read(word: &str) -> Option<Self> {
        match word {
            "am" | "a.m" | "a.m." => Some(Self::Morning),
            "pm" | "p.m" | "p.m." => Some(Self::Afternoon),
            _ => None,
        }
    }
}

/// Past "pm", "o'clock", "in the morning".
fn half_of_day(words: &Reader<'_, '_>, at: usize) -> (Option<Half>, usize) {
    let at = words.skip(at, &["oclock"]);
    if let Some(half) = Half::read(words.word(at)) {
        return (Some(half), at + 1);
    }
    if let Some(end) = words.row(at, "in the morning") {
        return (Some(Half::Morning), end);
    }
    match words.any_row(at, &["in the afternoon", "in the evening", "at night"]) {
        Some(end) => (Some(Half::Afternoon), end),
        None => (None, at),
    }
}

/// The hour of the day that is meant.
fn hour_of(hour: i8, half: Option<Half>, padded: bool) -> Option<i8> {
    match half {
        _ if !(0..=24).contains(&hour) => None,
        Some(Half::Morning) => (hour <= 12).then_some(hour % 12),
        Some(Half::Afternoon) if hour <= 12 => Some(hour % 12 + 12),
        None if (1..=LAST_BARE_AFTERNOON_HOUR).contains(&hour) && !padded => Some(hour + 12),
        _ => Some(hour % 24),
    }
}

/// Zones that are written after a time.
pub(super) fn zone(word: &str) -> Option<Offset> {
    let hours = match word {
        "utc" | "gmt" => 0,
        "bst" | "cet" => 1,
        "cest" => 2,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        _ => return None,
    };
    Some(Offset::constant(hours))
}
