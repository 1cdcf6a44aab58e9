//! Lengths of time from now: "in an hour", "within 3–5 working days", "in two weeks' time".

use super::Meaning;
use super::day::Day;
use super::moment::Moment;
use super::reader::Reader;

/// So many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::promise) struct Amount {
    /// In halves of a unit, so that "half an hour" is whole.
    pub(super) halves: i64,
    pub(super) unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    /// Monday to Friday.
    WorkingDay,
    Week,
    Month,
}

const BEFORE: &[&str] = &[
    "in",
    "within",
    "inside",
    "over",
    "during",
    "under",
    "after",
    "up to",
    "in less than",
    "in under",
    "in about",
    "in around",
    "no more than",
    "not more than",
    "at most",
];
/// Words after a length that count it from something else than now.
const COUNTED_FROM: &[&str] = &["of", "after", "before", "from", "following", "prior", "ahead"];
/// No length worth promising is longer; keeps sums in range.
const LARGEST: i64 = 10_000;

pub(super) fn read(words: &Reader<'_, '_>, at: usize) -> Option<(Meaning, usize)> {
    let after = BEFORE.iter().filter_map(|row| words.row(at, row)).max();
    let start = words.skip(
        after.unwrap_or(at),
        &["about", "around", "approximately", "approx", "roughly", "between", "just", "at"],
    );
    let start = words.skip(start, &["most"]);
    let plain = words.skip(start, &["the"]);
    let start = words.skip(plain, &["next", "coming", "following"]);
    if let Some(found) = the_unit(words, after, start) {
        return Some(found);
    }
    let (count, end) = count(words, start)?;
    let (amount, end) = units(words, count, end)?;
    let from_now = words.any_row(end, &["from now", "from today"]);
    if after.is_none() && start == plain && from_now.is_none() {
        return None;
    }
    let counted_from = from_now.is_none() && words.is(end, COUNTED_FROM);
    if counted_from {
        // "within 5 days of receipt": from when is not known here.
        let named = words.skip(end + 1, &["a", "the", "our", "your"]);
        return Some((Meaning::Vague, named + usize::from(!words.word(named).is_empty())));
    }
    // "in two weeks' time": the apostrophe is a token without letters.
    let time = end + usize::from(words.word(end).is_empty());
    let end = if words.is(time, &["time"]) {
        time + 1
    } else {
        from_now.unwrap_or(end)
    };
    Some((Meaning::After(amount), end))
}

/// "within the hour", "within the day", "in the next hour".
fn the_unit(words: &Reader<'_, '_>, after: Option<usize>, at: usize) -> Option<(Meaning, usize)> {
    after.filter(|_| words.is(at.saturating_sub(1), &["the", "next"]))?;
    match words.word(at) {
        "hour" => Some((
            Meaning::After(Amount {
                halves: 2,
                unit: Unit::Hour,
            }),
            at + 1,
        )),
        "day" if !words.is(at + 1, &["or", "after"]) => Some((Meaning::At(Moment::on(Day::Today)), at + 1)),
        "week" if !words.is(at + 1, &["or"]) => Some((
            Meaning::After(Amount {
                halves: 2,
                unit: Unit::Week,
            }),
            at + 1,
        )),
        "month" => Some((
            Meaning::After(Amount {
                halves: 2,
                unit: Unit::Month,
            }),
            at + 1,
        )),
        _ => None,
    }
}

/// Past a count, in halves; of a range its end.
fn count(words: &Reader<'_, '_>, at: usize) -> Option<(i64, usize)> {
    if let Some(end) = words.any_row(at, &["half an", "half a"]) {
        return Some((1, end));
    }
    if let Some(end) = words.any_row(at, &["a couple of", "a couple", "couple of", "the couple of"]) {
        return Some((4, end));
    }
    let first = whole(words, at)?;
    let second = words
        .is(at + 1, &["to", "or", "and", "-", "–", "—"])
        .then(|| whole(words, at + 2))
        .flatten();
    let (count, end) = match second {
        Some(second) if second >= first => (second, at + 3),
        _ => (first, at + 1),
    };
    Some((count * 2, end))
}

/// A number in digits ("5", "3–5": its end) or words.
fn whole(words: &Reader<'_, '_>, at: usize) -> Option<i64> {
    if let Some(digits) = words.number(at) {
        let last = digits.rsplit(['-', '–', '/']).next()?;
        let value = last.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        return value.parse().ok().filter(|n| *n <= LARGEST);
    }
    in_words(words.word(at))
}

/// "five"; also "a" and "an".
pub(super) fn in_words(word: &str) -> Option<i64> {
    const WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    match word {
        "a" | "an" => Some(1),
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty-eight" => Some(48),
        "twenty-four" => Some(24),
        _ => WORDS.iter().position(|w| *w == word).and_then(|n| i64::try_from(n).ok()),
    }
}

/// Past the unit; "a day or two" counts two.
fn units(words: &Reader<'_, '_>, halves: i64, at: usize) -> Option<(Amount, usize)> {
    // "24hrs" is one token
    if let Some(glued) = at.checked_sub(1).and_then(|before| words.number(before)) {
        let letters = glued.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        if let Some(unit) = unit(letters) {
            return Some((Amount { halves, unit }, at));
        }
    }
    let working = words.skip(at, &["working", "business", "work"]);
    let start = words.skip(working, &["full", "calendar", "more"]);
    let mut unit = unit(words.word(start))?;
    if working > at && unit == Unit::Day {
        unit = Unit::WorkingDay;
    }
    match words.any_row(start + 1, &["or two", "or so", "or 2"]) {
        Some(end) if halves == 2 && words.word(end - 1) != "so" => Some((Amount { halves: 4, unit }, end)),
        Some(end) => Some((Amount { halves, unit }, end)),
        None => Some((Amount { halves, unit }, start + 1)),
    }
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" | "h" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" => Unit::Week,
        "month" | "months" => Unit::Month,
        _ => return None,
    })
}
