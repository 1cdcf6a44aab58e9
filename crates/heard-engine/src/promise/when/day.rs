//! Days: "today", "Friday", "the end of next week", and dates.

use jiff::civil::Weekday;

use super::date::{self, Date};
use super::reader::Reader;

/// A day, relative to the one it is said on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Today,
    /// "tonight": today, until its end.
    Tonight,
    /// So many days from today: "tomorrow" is one.
    Ahead(i32),
    /// The next such day.
    Next(Weekday),
    /// That day of a week, counted from this one: "next Friday", "next week" (its Friday).
    InWeek {
        ahead: i32,
        weekday: Weekday,
    },
    /// The last day of a month, counted from this one.
    MonthEnd {
        ahead: i32,
    },
    /// A date.
    On(Date),
    /// "end of business", "end of day": today.
    End,
}

/// The day whose words begin at `at`. `linked`: a preposition or another part of a time stands before it.
pub(super) fn read(words: &Reader<'_, '_>, at: usize, linked: bool) -> Option<(Day, usize)> {
    let simple = match words.word(at) {
        "today" => Some(Day::Today),
        "tonight" => Some(Day::Tonight),
        "tomorrow" | "tomorow" | "tommorow" | "tommorrow" | "tmrw" | "tmr" => Some(Day::Ahead(1)),
        "eod" | "cob" => Some(Day::End),
        "eow" => Some(this_week(Weekday::Friday)),
        _ => None,
    };
    if let Some(day) = simple {
        return Some((day, at + 1));
    }
    if let Some(end) = words.any_row(at, &["the day after tomorrow", "day after tomorrow"]) {
        return Some((Day::Ahead(2), end));
    }
    end_of(words, at)
        .or_else(|| start_of(words, at))
        .or_else(|| period(words, at, Weekday::Friday))
        .or_else(|| weekday(words, at, linked))
        .or_else(|| date::read(words, at, linked).map(|(date, end)| (Day::On(date), end)))
}

/// What "before" a day means: the day itself where it is an end ("before the end of the week"), the working week before a week or a
/// weekend; else the day is too late.
pub(super) fn before(words: &Reader<'_, '_>, day: Day, at: usize, end: usize) -> (Day, bool) {
    let named = words.word(end.saturating_sub(1));
    match day {
        _ if end_of(words, at).is_some() || day == Day::End => (day, false),
        Day::InWeek { ahead, .. } if named == "weekend" => (
            Day::InWeek {
                ahead,
                weekday: Weekday::Friday,
            },
            false,
        ),
        Day::InWeek { ahead, .. } if named == "week" => (
            Day::InWeek {
                ahead: (ahead - 1).max(0),
                weekday: Weekday::Friday,
            },
            false,
        ),
        _ => (day, true),
    }
}

fn this_week(weekday: Weekday) -> Day {
    Day::InWeek { ahead: 0, weekday }
}

/// "the end of the day", "end of next week", "close of business".
fn end_of(words: &Reader<'_, '_>, at: usize) -> Option<(Day, usize)> {
    let start = words.skip(at, &["the"]);
    let end = words.any_row(start, &["end of", "close of"])?;
    let named = words.skip(end, &["the", "our"]);
    let named = words.skip(named, &["business", "working", "work"]);
    match words.word(named) {
        "day" | "play" | "hours" => return Some((Day::End, named + 1)),
        _ if words.word(named - 1) == "business" => return Some((Day::End, named)),
        "week" => return Some((this_week(Weekday::Friday), named + 1)),
        "month" => return Some((Day::MonthEnd { ahead: 0 }, named + 1)),
        "today" => return Some((Day::Today, named + 1)),
        "tomorrow" => return Some((Day::Ahead(1), named + 1)),
        _ => {}
    }
    let day = period(words, end, Weekday::Friday).or_else(|| weekday(words, end, true));
    day.or_else(|| date::month_end(words, end).map(|(date, end)| (Day::On(date), end)))
}

/// "early next week" is by its Tuesday, its start by Monday, its middle by Wednesday.
fn start_of(words: &Reader<'_, '_>, at: usize) -> Option<(Day, usize)> {
    let start = words.skip(at, &["the"]);
    let weekday = match words.word(start) {
        "start" | "beginning" => Weekday::Monday,
        "early" => Weekday::Tuesday,
        "middle" | "mid" => Weekday::Wednesday,
        "late" => Weekday::Friday,
        _ => return None,
    };
    let named = words.skip(start + 1, &["of"]);
    period(words, named, weekday)
}

/// "next week", "this weekend", "next Friday", "this month".
fn period(words: &Reader<'_, '_>, at: usize, weekday: Weekday) -> Option<(Day, usize)> {
    let ahead = match words.word(at) {
        "this" | "the" => 0,
        "next" | "coming" | "following" => 1,
        _ => return None,
    };
    let coming = words.is(at, &["coming"]) || (ahead == 0 && words.is(at + 1, &["coming"]));
    let named = words.skip(at + 1, &["coming"]);
    let day = match words.word(named) {
        "week" if words.word(at) != "the" => Day::InWeek { ahead, weekday },
        "month" if words.word(at) != "the" => Day::MonthEnd { ahead },
        "weekend" => Day::InWeek {
            ahead,
            weekday: Weekday::Sunday,
        },
        // "this" leaves the part of the day to be read.
        "morning" | "afternoon" | "evening" if words.word(at) == "this" => return Some((Day::Today, at + 1)),
        word => match name(word)? {
            _ if words.word(at) == "the" => return None,
            weekday if ahead == 0 || coming => Day::Next(weekday),
            weekday => Day::InWeek { ahead, weekday },
        },
    };
    Some((day, named + 1))
}

/// "Friday", "Fri", "Friday the 3rd", "Friday, 3 May".
fn weekday(words: &Reader<'_, '_>, at: usize, linked: bool) -> Option<(Day, usize)> {
    let word = words.word(at);
    let weekday = name(word).filter(|_| linked || word.ends_with("day"))?;
    if let Some(end) = words.any_row(at + 1, &["next week", "of next week"]) {
        return Some((Day::InWeek { ahead: 1, weekday }, end));
    }
    let dated = date::read(words, words.skip(at + 1, &[","]), true);
    Some(dated.map_or((Day::Next(weekday), at + 1), |(date, end)| (Day::On(date), end)))
}

fn name(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}
