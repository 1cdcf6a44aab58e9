//! Days and weeks.

use heard_desk::outcome::{Period, PeriodError};
use jiff::Timestamp;
use jiff::tz::TimeZone;

fn period(first: &str, last: &str) -> Result<Period, PeriodError> {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    Period::new(first.parse().unwrap(), last.parse().unwrap(), zone)
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

#[test]
fn days_are_the_teams_own_also_where_clocks_change() {
    let march = period("2026-03-16", "2026-04-01").unwrap();
    assert_eq!(march.weeks().len(), 3);
    assert_eq!(march.begins(), at("2026-03-15T23:00:00Z"));
    assert_eq!(march.week_of(at("2026-03-15T22:59:59Z")), None);
    assert_eq!(march.week_of(at("2026-03-15T23:00:00Z")), Some(0));
    assert_eq!(march.week_of(at("2026-03-29T21:59:59Z")), Some(1));
    assert_eq!(march.week_of(at("2026-03-29T22:00:00Z")), Some(2));
    assert_eq!(march.week_of(at("2026-04-01T21:59:59Z")), Some(2));
    assert_eq!(march.week_of(at("2026-04-01T22:00:00Z")), None);
    let last = march.weeks()[2];
    assert_eq!(
        (last.first.to_string(), last.last.to_string()),
        ("2026-03-30".into(), "2026-04-01".into())
    );
}

#[test]
fn the_period_before_is_as_long() {
    let before = period("2026-03-16", "2026-04-01").unwrap().before().unwrap();
    assert_eq!(
        (before.first().to_string(), before.last().to_string()),
        ("2026-02-27".into(), "2026-03-15".into())
    );
}

#[test]
fn some_are_no_periods() {
    assert_eq!(period("2026-03-16", "2026-03-15"), Err(PeriodError::Backwards));
    assert_eq!(period("2026-03-16", "2027-03-23"), Err(PeriodError::TooLong));
    assert!(period("2026-03-16", "2027-03-21").is_ok());
    assert_eq!(period("0001-01-01", "2026-03-15"), Err(PeriodError::OutOfReach));
    assert_eq!(period("2026-03-15", "9999-12-31"), Err(PeriodError::OutOfReach));
}
