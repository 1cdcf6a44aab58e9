//! Pauses, hours, and when a pause is suggested.

use heard_desk::care::{Hours, Limits, Load, NOT_NOW, Presence, Rest};
use heard_desk::{Agent, Email, Line, Name, PasswordHash, Team};
use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};
use proptest::prelude::*;

use crate::sample::at;

const MINUTE: i64 = 60;

fn ada() -> Agent {
    let (team, _) = Team::found(Name::new("Lamps").unwrap(), at(0));
    let email = Email::new("ada@example.org").unwrap();
    team.join(Name::new("Ada").unwrap(), email, PasswordHash(String::new()), at(0)).0
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

#[test]
fn a_pause_ends_by_itself_or_by_coming_back_and_is_nobodys_news() {
    let mut presence = Presence::of(&ada());
    let change = presence.rest(Some(minutes(5)), at(0));
    assert!(change.events.is_empty() && change.jobs.is_empty());
    assert!(presence.pausing(at(4 * MINUTE)).is_some() && presence.pausing(at(5 * MINUTE)).is_none());
    assert_eq!(
        (presence.rested(at(4 * MINUTE)), presence.rested(at(6 * MINUTE))),
        (None, Some(at(5 * MINUTE)))
    );
    presence.come_back(at(7 * MINUTE));
    assert_eq!(
        presence.rested(at(8 * MINUTE)),
        Some(at(5 * MINUTE)),
        "it was over when it was over"
    );
    presence.rest(None, at(10 * MINUTE));
    assert!(presence.pausing(at(1000 * MINUTE)).is_some(), "until they come back");
    presence.come_back(at(1001 * MINUTE));
    assert_eq!(
        (presence.pause, presence.rested(at(1002 * MINUTE))),
        (None, Some(at(1001 * MINUTE)))
    );
    presence.come_back(at(1003 * MINUTE));
    assert_eq!(presence.rested(at(1004 * MINUTE)), Some(at(1001 * MINUTE)), "twice is once");
}

#[test]
fn a_longer_pause_begins_where_the_first_did() {
    let mut presence = Presence::of(&ada());
    presence.rest(Some(minutes(5)), at(0));
    presence.rest(Some(minutes(15)), at(4 * MINUTE));
    let pause = presence.pausing(at(10 * MINUTE)).unwrap();
    assert_eq!((pause.since, pause.until), (at(0), Some(at(19 * MINUTE))));
}

#[test]
fn a_suggestion_is_refused_for_half_an_hour() {
    let mut presence = Presence::of(&ada());
    let row = |now: i64| Load::of([2, 4, 6].map(|ago| (at(now - ago * MINUTE), true)), None);
    let suggested = |presence: &Presence, now: i64| presence.suggested(&row(now), Limits::default(), at(now));
    let now = 60 * MINUTE;
    assert_eq!(suggested(&presence, now), Some(Rest::Short { in_a_row: 3 }));
    presence.not_now(at(now));
    assert_eq!(suggested(&presence, now + 10 * MINUTE), None);
    assert!(suggested(&presence, now + NOT_NOW.as_secs()).is_some());
    presence.rest(Some(minutes(5)), at(now + NOT_NOW.as_secs()));
    assert_eq!(
        suggested(&presence, now + NOT_NOW.as_secs() + MINUTE),
        None,
        "one who rests is not told to"
    );
}

fn hours(days: &[usize], from: (i8, i8), to: (i8, i8)) -> Hours {
    let mut on = [false; 7];
    for day in days {
        on[day - 1] = true;
    }
    Hours {
        zone: Line::new("Europe/London").unwrap(),
        days: on,
        from: Time::constant(from.0, from.1, 0, 0),
        to: Time::constant(to.0, to.1, 0, 0),
    }
}

/// Monday is 2 March 2026.
fn march(day: i8, hour: i8, minute: i8) -> DateTime {
    DateTime::constant(2026, 3, day, hour, minute, 0, 0)
}

#[test]
fn hours_of_the_day_and_over_midnight() {
    let office = hours(&[1, 2, 3, 4, 5], (9, 0), (17, 0));
    assert!(office.hold(march(2, 9, 0)) && office.hold(march(6, 16, 59)));
    assert!(!office.hold(march(2, 8, 59)) && !office.hold(march(2, 17, 0)) && !office.hold(march(7, 10, 0)));
    assert_eq!(office.next(march(6, 17, 30)), Some(march(9, 9, 0)), "on Monday");
    assert_eq!(office.next(march(2, 7, 0)), Some(march(2, 9, 0)));
    let night = hours(&[5], (22, 0), (6, 0));
    assert!(night.hold(march(6, 23, 0)) && night.hold(march(7, 5, 59)));
    assert!(!night.hold(march(6, 5, 0)) && !night.hold(march(7, 6, 0)) && !night.hold(march(7, 23, 0)));
    assert!(hours(&[1], (0, 0), (0, 0)).hold(march(2, 23, 59)), "all day");
    assert_eq!(hours(&[], (9, 0), (17, 0)).next(march(2, 9, 0)), None);
}

proptest! {
    /// When hours begin next they hold, within a week.
    #[test]
    fn the_next_beginning_begins(days in prop::collection::vec(1..8usize, 1..7), from in (0..24i8, 0..60i8), to in (0..24i8, 0..60i8),
                                 day in 1..20i8, hour in 0..24i8) {
        let hours = hours(&days, from, to);
        let now = march(day, hour, 30);
        let next = hours.next(now).unwrap();
        prop_assert!(next > now && hours.hold(next));
        let a_week_later = now.checked_add(SignedDuration::from_hours(7 * 24)).unwrap();
        prop_assert!(next <= a_week_later && hours.hold(now) == hours.hold(a_week_later), "weeks are alike");
    }
}
