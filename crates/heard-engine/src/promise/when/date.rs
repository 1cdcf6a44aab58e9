//! Dates: "3 May", "May 3rd", "the 3rd", "2026-05-03", "03/05", "03.05.".

use super::reader::Reader;

/// A date as far as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    /// Past the end of the month it means its last day.
    pub(super) day: i8,
}

impl Date {
    fn new(day: i8, month: Option<i8>, year: Option<i16>) -> Self {
        Self { year, month, day }
    }
}

/// The date whose words begin at `at`. `linked`: a preposition or weekday stands before it, without which "the 3rd" is a rank.
pub(super) fn read(words: &Reader<'_, '_>, at: usize, linked: bool) -> Option<(Date, usize)> {
    if let Some(date) = words.number(at).and_then(|number| figures(number, linked)) {
        return Some((date, at + 1));
    }
    let start = words.skip(at, &["the"]);
    if let Some((day, ordinal)) = words.number(start).and_then(day_of_month) {
        let named = words.skip(start + 1, &["of"]);
        if let Some((month, end)) = month(words, named) {
            return Some(with_year(words, day, month, end));
        }
        return (ordinal && linked && words.stops(start + 1)).then(|| (Date::new(day, None, None), start + 1));
    }
    let (month, end) = month(words, at)?;
    let numbered = words.skip(end, &["the"]);
    let (day, _) = words.number(numbered).and_then(day_of_month)?;
    Some(with_year(words, day, month, numbered + 1))
}

/// "the end of May".
pub(super) fn month_end(words: &Reader<'_, '_>, at: usize) -> Option<(Date, usize)> {
    let (month, end) = month(words, at)?;
    Some((Date::new(31, Some(month), None), end))
}

fn with_year(words: &Reader<'_, '_>, day: i8, month: i8, at: usize) -> (Date, usize) {
    let start = words.skip(at, &[","]);
    let year = words
        .number(start)
        .filter(|n| n.len() == 4)
        .and_then(|n| n.parse().ok())
        .filter(|y| (2000..2200).contains(y));
    (Date::new(day, Some(month), year), if year.is_some() { start + 1 } else { at })
}

/// "3", "3rd": the day, and whether it is an ordinal.
fn day_of_month(number: &str) -> Option<(i8, bool)> {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = number.get(digits.len()..)?;
    let ordinal = matches!(suffix, "st" | "nd" | "rd" | "th");
    let day = digits.parse().ok().filter(|d| (1..=31).contains(d))?;
    (ordinal || suffix.is_empty()).then_some((day, ordinal))
}

fn month(words: &Reader<'_, '_>, at: usize) -> Option<(i8, usize)> {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = words.word(at);
    let word = if word == "sept" { "sep" } else { word };
    let found = MONTHS
        .iter()
        .position(|m| *m == word)
        .or_else(|| NAMES.iter().position(|m| *m == word))?;
    Some((i8::try_from(found + 1).ok()?, at + 1))
}

/// Dates in figures; day before month, unless only the other way makes a date.
fn figures(number: &str, linked: bool) -> Option<Date> {
    let separator = number.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = number.splitn(4, separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (separator, third) {
        (_, Some(day)) if first.len() == 4 => make(day, second, Some(first)),
        ('-' | '/' | '.', Some(year)) => make(first, second, Some(year)),
        ('/', None) if linked => make(first, second, None),
        // "3.5" is a decimal, "12.30" a time
        ('.', None) if linked && first.len() == 2 && second.len() == 2 => make(first, second, None),
        _ => None,
    }
}

fn make(day: &str, month: &str, year: Option<&str>) -> Option<Date> {
    let small = |part: &str, most: i8| part.parse().ok().filter(|n: &i8| (1..=most).contains(n));
    let year = match year {
        None => None,
        Some(year) if year.len() == 4 => Some(year.parse().ok()?),
        Some(year) if year.len() == 2 => Some(2000 + year.parse::<i16>().ok()?),
        Some(_) => return None,
    };
    let (day, month) = match (small(day, 31), small(month, 12)) {
        (Some(day), Some(month)) => (day, month),
        _ => (small(month, 31)?, small(day, 12)?),
    };
    Some(Date::new(day, Some(month), year))
}
