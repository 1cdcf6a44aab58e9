//! Dates, and how all of one conversation are moved by the same number of whole weeks: weekdays stay right and so does what came first.

use heard_text::Span;

use super::Kind;
use super::claims::Claims;
use super::token::{Cap, Text};

const MONTHS: [&str; 12] = [
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
/// What no sum of years leaves out.
const BASE_YEAR: i64 = 2025;

pub(super) fn find(text: &Text<'_>, claims: &mut Claims) {
    for at in 0..text.tokens.len() {
        if let Some(span) = date_at(text, at) {
            claims.take(span, Kind::Date);
        }
    }
}

/// "12/03/2026", "2026-03-12", "12.03.26".
pub(super) fn is_numeric(word: &str) -> bool {
    numeric(word).is_some()
}

fn date_at(text: &Text<'_>, at: usize) -> Option<Span> {
    let token = text.tokens.get(at)?;
    if token.is_figure() {
        let day = text.of(at).split('T').next().unwrap_or_default();
        if is_numeric(day) {
            return Some(Span::new(token.span.start, token.span.start + day.len()));
        }
        if day_of(text.of(at)).is_some() {
            let of = text
                .near(at, 1)
                .filter(|(_, next)| next.fold == "of" && text.spaced(at))
                .map_or(at, |(of, _)| of);
            if let Some((month, _)) = text.near(of, 1).filter(|(next, _)| text.joined(of) && names_month(text, *next)) {
                return Some(with_year(text, at, month));
            }
            if ordinal(text.of(at))
                && text
                    .near(at, -1)
                    .is_some_and(|(before, word)| word.fold == "the" && text.spaced(before))
            {
                // "the 2nd time" counts.
                let counts = text.spaced(at)
                    && text.near(at, 1).is_some_and(|(_, next)| {
                        !matches!(next.fold.as_str(), "and" | "or" | "i" | "it" | "you" | "but" | "at" | "to" | "we")
                    });
                return (!counts).then_some(token.span);
            }
        }
        return year(text.of(at)).filter(|_| year_is_meant(text, at)).map(|_| token.span);
    }
    if !names_month(text, at) {
        return None;
    }
    if let Some((day, _)) = text
        .near(at, 1)
        .filter(|(day, _)| text.joined(at) && day_of(text.of(*day)).is_some())
    {
        return Some(with_year(text, at, day));
    }
    let before = text.near(at, -1).map_or("", |(_, word)| word.fold.as_str());
    let led = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "of"
            | "from"
            | "by"
            | "before"
            | "after"
            | "during"
            | "for"
            | "and"
            | "to"
    );
    let is_name_too = matches!(text.fold(at), "may" | "march" | "april" | "june" | "august");
    let alone = led && (!is_name_too || !matches!(before, "from" | "by" | "for" | "and" | "to" | "of"));
    let whole = with_year(text, at, at);
    let has_year = whole.end > token.span.end;
    (alone || has_year || !is_name_too && !token.begins).then_some(whole)
}

/// The stretch up to a year that follows.
fn with_year(text: &Text<'_>, first: usize, last: usize) -> Span {
    let end = match text.near(last, 1) {
        Some((next, token)) if matches!(text.gap(last), " " | ", " | "-" | "\u{a0}") && year(text.of(next)).is_some() => token.span.end,
        _ => text.tokens.get(last).map_or(0, |token| token.span.end),
    };
    let start = text.tokens.get(first).map_or(0, |token| token.span.start);
    Span::new(start, end)
}

/// "March" and "MARCH", not "march"; "Mar" and "Sept" too.
fn names_month(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        token.is_word()
            && (token.cap != Cap::Small || !matches!(token.fold.as_str(), "may" | "march" | "mar" | "dec" | "sep" | "jun"))
            && month(&token.fold).is_some()
    })
}

/// 1 to 12, and whether it is short.
fn month(fold: &str) -> Option<(i64, bool)> {
    let whole = MONTHS.iter().position(|name| *name == fold).map(|at| (at, false));
    let short = MONTHS
        .iter()
        .position(|name| name.get(..3) == Some(fold) || *name == "september" && fold == "sept")
        .map(|at| (at, true));
    let (at, short) = whole.or(short)?;
    Some((i64::try_from(at).ok()? + 1, short && fold != "may"))
}

/// "12", "12th": the day.
fn day_of(word: &str) -> Option<i64> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = word.get(figures.len()..)?.to_ascii_lowercase();
    let day = figures.parse::<i64>().ok().filter(|_| figures.len() <= 2)?;
    ((1..=31).contains(&day) && matches!(tail.as_str(), "" | "st" | "nd" | "rd" | "th")).then_some(day)
}

fn ordinal(word: &str) -> bool {
    day_of(word).is_some() && word.ends_with(|c: char| c.is_ascii_alphabetic())
}

fn year(word: &str) -> Option<i64> {
    word.parse::<i64>()
        .ok()
        .filter(|year| word.len() == 4 && (1900..=2099).contains(year))
}

fn year_is_meant(text: &Text<'_>, at: usize) -> bool {
    let before = text.near(at, -1).map_or("", |(_, word)| word.fold.as_str());
    matches!(
        before,
        "in" | "since" | "from" | "until" | "of" | "year" | "summer" | "spring" | "autumn" | "winter" | "born"
    )
}

/// The month that a date names.
pub(super) fn month_in(written: &str) -> Option<i64> {
    let text = Text::new(written);
    let named = text.tokens.iter().find_map(|token| month(&token.fold)).map(|(month, _)| month);
    named.or_else(|| numeric(written).map(|(_, month, ..)| month))
}

/// A date in figures: day, month, year, what parts them, and which part is which of these three.
type Numeric = (i64, i64, Option<i64>, char, [usize; 3]);

/// A date in figures, where it is one.
fn numeric(word: &str) -> Option<Numeric> {
    let sep = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = word.split(sep).collect();
    if !(2..=3).contains(&parts.len())
        || !parts
            .iter()
            .all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let value = |at: usize| parts.get(at).and_then(|part| part.parse::<i64>().ok());
    let long = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    let short = |at: usize| parts.get(at).is_some_and(|part| part.len() <= 2);
    let (day, month, year, order) = match parts.len() {
        3 if long(0) && short(1) && short(2) => (value(2)?, value(1)?, value(0), [2, 1, 0]),
        3 if short(0) && short(1) && (long(2) || parts.get(2).is_some_and(|part| part.len() == 2)) => {
            (value(0)?, value(1)?, value(2), [0, 1, 2])
        }
        // "24/7" and "3-5" are no dates; "12/03" is one.
        2 if sep == '/' && parts.iter().all(|part| part.len() == 2) => (value(0)?, value(1)?, None, [0, 1, 2]),
        _ => return None,
    };
    let (day, month, order) = if month > 12 && order == [0, 1, 2] {
        (month, day, [1, 0, 2])
    } else {
        (day, month, order)
    };
    let real = (1..=31).contains(&day) && (1..=12).contains(&month) && year.is_none_or(|year| year < 100 || (1900..2100).contains(&year));
    real.then_some((day, month, year, sep, order))
}

/// Moves a date as it is written by so many days. `hint`: the month that is meant where none is said.
pub(super) fn moved(written: &str, days: i64, hint: Option<i64>) -> Option<String> {
    if let Some((day, month, year, sep, order)) = numeric(written) {
        let long = year.is_some_and(|year| year > 99);
        let whole = year.map_or(BASE_YEAR, |year| if long { year } else { 2000 + year });
        let (y, m, d) = civil(days_of(whole, month, day) + days);
        let widths: Vec<usize> = written.split(sep).map(str::len).collect();
        let mut parts = vec![String::new(); widths.len()];
        for (at, value) in order.into_iter().zip([d, m, if long { y } else { y % 100 }]) {
            if let (Some(part), Some(width)) = (parts.get_mut(at), widths.get(at)) {
                *part = format!("{value:0width$}");
            }
        }
        return Some(parts.join(&sep.to_string()));
    }
    words(written, days, hint)
}

/// "12th of March 2026", "March", "the 12th", "2019".
fn words(written: &str, days: i64, hint: Option<i64>) -> Option<String> {
    let text = Text::new(written);
    let (mut day_is, mut month_is, mut year_is) = (None, None, None);
    for at in 0..text.tokens.len() {
        let word = text.of(at);
        if let Some(found) = year(word) {
            year_is = Some(found);
        } else if let Some(found) = day_of(word) {
            day_is = Some(found);
        } else if let Some((found, _)) = month(text.fold(at)) {
            month_is = Some(found);
        }
    }
    let (y, m, d) = civil(days_of(year_is.unwrap_or(BASE_YEAR), month_is.or(hint).unwrap_or(7), day_is.unwrap_or(15)) + days);
    let mut out = String::new();
    let mut end = 0;
    for at in 0..text.tokens.len() {
        let token = text.tokens.get(at)?;
        out.push_str(written.get(end..token.span.start)?);
        end = token.span.end;
        let word = text.of(at);
        if year(word).is_some() {
            out.push_str(&y.to_string());
        } else if day_of(word).is_some() {
            out.push_str(&like_day(word, d));
        } else if let Some((_, short)) = month(&token.fold) {
            let name = MONTHS.get(usize::try_from(m - 1).ok()?)?;
            let name = if short { name.get(..3)? } else { name };
            out.push_str(&super::invent::like_case(word, token.cap, name));
        } else {
            out.push_str(word);
        }
    }
    out.push_str(written.get(end..)?);
    Some(out)
}

fn like_day(word: &str, day: i64) -> String {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = match day {
        _ if figures.len() == word.len() => "",
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    if figures.starts_with('0') {
        format!("{day:02}{tail}")
    } else {
        format!("{day}{tail}")
    }
}

/// Days since the first of March of the year 0, by the calendar's own sums.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// Year, month and day of such a number.
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let y = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * y + y / 4 - y / 100);
    let m = (5 * of_year + 2) / 153;
    let day = of_year - (153 * m + 2) / 5 + 1;
    let month = if m < 10 { m + 3 } else { m - 9 };
    (y + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_form_and_their_weekday() {
        for (written, days, expect) in [
            ("12/03/2026", 7 * 10, "21/05/2026"),
            ("2026-03-12", -7 * 60, "2025-01-16"),
            ("12.03.26", 70, "21.05.26"),
            ("12th of March 2026", 70, "21st of May 2026"),
            ("MARCH 3", 70, "MAY 12"),
            ("3 Mar", 70, "12 May"),
            ("12/25/2025", 7, "01/01/2026"),
        ] {
            assert_eq!(moved(written, days, None).as_deref(), Some(expect), "{written}");
        }
        for day in (0..800_000).step_by(97) {
            let (y, m, d) = civil(day);
            assert_eq!(days_of(y, m, d), day);
        }
        assert!(!is_numeric("24/7") && !is_numeric("70-114") && !is_numeric("4.5") && is_numeric("01/02"));
    }
}
