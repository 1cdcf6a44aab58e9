//! From what the words mean to an instant, given the time and zone in which they were said.

use jiff::civil::{Date as CivilDate, Time, Weekday};
use jiff::{Timestamp, ToSpan as _, Zoned};

use super::amount::{Amount, Unit};
use super::clock::Clock;
use super::date::Date;
use super::day::Day;
use super::hours::{BUSINESS_ENDS, DAY_ENDS};
use super::moment::{Moment, Part};
use super::{Meaning, hours};

impl Meaning {
    /// When it is due, said at `now`. `None` for vague words and for dates that do not exist.
    pub(in crate::promise) fn instant(self, now: &Zoned) -> Option<Timestamp> {
        match self {
            Self::Vague => None,
            Self::After(amount) => after(amount, now),
            Self::At(moment) => at(moment, now),
        }
    }
}

fn after(amount: Amount, now: &Zoned) -> Option<Timestamp> {
    let Amount { halves, unit } = amount;
    let whole = (halves + 1) / 2;
    let date = match unit {
        Unit::Minute => return now.checked_add((halves * 30).seconds()).ok().map(|z| z.timestamp()),
        Unit::Hour => return now.checked_add((halves * 30).minutes()).ok().map(|z| z.timestamp()),
        Unit::Day => now.date().checked_add(whole.days()),
        Unit::WorkingDay => return zoned(working_days(now.date(), whole)?, BUSINESS_ENDS, now),
        Unit::Week => now.date().checked_add(((halves * 7 + 1) / 2).days()),
        Unit::Month => now.date().checked_add(whole.months()),
    };
    zoned(date.ok()?, BUSINESS_ENDS, now)
}

/// So many days from Monday to Friday after `date`.
fn working_days(date: CivilDate, count: i64) -> Option<CivilDate> {
    let weeks = count / 5;
    let mut date = date.checked_add(weeks.weeks()).ok()?;
    let mut left = count % 5;
    while left > 0 || !is_working(date) {
        date = date.tomorrow().ok()?;
        left -= i64::from(is_working(date));
    }
    Some(date)
}

fn is_working(date: CivilDate) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn at(moment: Moment, now: &Zoned) -> Option<Timestamp> {
    let now = &match moment.zone {
        Some(offset) => now.with_time_zone(offset.to_time_zone()),
        None => now.clone(),
    };
    let part = moment.part.map(Part::ends);
    let told = match moment.clock {
        Some(Clock::At(time)) => Some(in_part(time, moment)),
        Some(Clock::Midnight) => Some(Time::MAX),
        None => part,
    };
    let due = |date: CivilDate, time: Time| zoned(date, time, now);
    let ahead = |date: CivilDate, time: Time| due(date, time).is_some_and(|t| t > now.timestamp());
    let today = now.date();
    let Some(day) = moment.day else {
        let time = told?;
        let date = if ahead(today, time) { today } else { today.tomorrow().ok()? };
        return due(date, time);
    };
    let usual = match day {
        Day::Tonight => DAY_ENDS,
        Day::Today | Day::End if !ahead(today, BUSINESS_ENDS) => DAY_ENDS,
        _ => BUSINESS_ENDS,
    };
    let time = told.unwrap_or(usual);
    let date = date(day, now, |date| ahead(date, time), told.is_some())?;
    if moment.before && told.is_none() {
        let eve = date.yesterday().ok()?;
        return if ahead(eve, BUSINESS_ENDS) {
            due(eve, BUSINESS_ENDS)
        } else {
            due(date, hours::MORNING_ENDS)
        };
    }
    due(date, time)
}

/// "tonight at 8", "this afternoon at 3", "at 9 in the morning": the part of the day decides the half.
fn in_part(time: Time, moment: Moment) -> Time {
    let late = moment.day == Some(Day::Tonight) || matches!(moment.part, Some(Part::Afternoon | Part::Evening | Part::Night));
    let hour = match moment.part {
        _ if late && time.hour() < 12 => time.hour() + 12,
        Some(Part::Morning) if time.hour() > 12 => time.hour() - 12,
        _ => time.hour(),
    };
    Time::new(hour, time.minute(), 0, 0).unwrap_or(time)
}

/// The date that is meant. `ahead` says whether the due time on a date is still to come, `told` whether a time was given.
fn date(day: Day, now: &Zoned, ahead: impl Fn(CivilDate) -> bool, told: bool) -> Option<CivilDate> {
    let today = now.date();
    let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
    match day {
        Day::Today | Day::Tonight | Day::End => Some(today),
        Day::Ahead(days) => today.checked_add(days.days()).ok(),
        Day::Next(weekday) if weekday == today.weekday() && told && ahead(today) => Some(today),
        Day::Next(weekday) => today.nth_weekday(1, weekday).ok(),
        Day::InWeek { ahead: weeks, weekday } => {
            let days = i64::from(weeks) * 7 + i64::from(weekday.to_monday_zero_offset());
            let date = monday.checked_add(days.days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            // The week's working days are over: its Sunday, then next week.
            match weeks {
                0 if !ahead(date) && ahead(sunday) => Some(sunday),
                0 if !ahead(date) => date.checked_add(1.week()).ok(),
                _ => Some(date),
            }
        }
        Day::MonthEnd { ahead: months } => Some(today.first_of_month().checked_add(months.months()).ok()?.last_of_month()),
        Day::On(date) => calendar(date, today, ahead),
    }
}

/// The date as given; what is missing is filled so that it comes next.
fn calendar(date: Date, today: CivilDate, ahead: impl Fn(CivilDate) -> bool) -> Option<CivilDate> {
    let make = |year: i16, month: i8| {
        let first = CivilDate::new(year, month, 1).ok()?;
        // "the end of May" is written as its 31st day.
        let day = if date.day == 31 && date.month.is_some() {
            first.days_in_month()
        } else {
            date.day
        };
        CivilDate::new(year, month, day).ok()
    };
    match (date.year, date.month) {
        (Some(year), month) => make(year, month.unwrap_or(today.month())),
        (None, Some(month)) => (0..=8).filter_map(|ahead| make(today.year() + ahead, month)).find(|d| ahead(*d)),
        (None, None) => {
            let first = today.first_of_month();
            let months = (0..=2_i64).filter_map(|n| first.checked_add(n.months()).ok());
            months.filter_map(|m| make(m.year(), m.month())).find(|d| ahead(*d))
        }
    }
}

/// That time on that date where `now` was read; across a change of clocks it moves as clocks do. [`Time::MAX`] is midnight.
fn zoned(date: CivilDate, time: Time, now: &Zoned) -> Option<Timestamp> {
    let (date, time) = if time == Time::MAX {
        (date.tomorrow().ok()?, Time::MIN)
    } else {
        (date, time)
    };
    let zoned = date.to_datetime(time).to_zoned(now.time_zone().clone()).ok()?;
    Some(zoned.timestamp())
}
