//! Courses to count.

use heard_desk::outcome::{Course, Ending, Heard, Outcome, Period, Report, Said, report};
use heard_desk::{ConversationId, CustomerId, Name, Step, Text};
use heard_engine::{AskKind, Feeling, Flag};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The first Monday of March at nine, and hours after it.
pub(crate) fn at(hours: i64) -> Timestamp {
    let morning: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    morning + SignedDuration::from_hours(hours)
}

/// Four weeks from that Monday.
pub(crate) fn march() -> Period {
    Period::new("2026-03-02".parse().unwrap(), "2026-03-29".parse().unwrap(), TimeZone::UTC).unwrap()
}

pub(crate) fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

pub(crate) fn heard(hours: i64, feeling: Feeling, intensity: u8, flags: &[Flag]) -> Heard {
    Heard {
        at: at(hours),
        text: text("My lamp broke."),
        understood: true,
        feeling,
        intensity,
        flags: flags.to_vec(),
        ask: AskKind::Other,
        problems: Vec::new(),
    }
}

/// Open, with these messages.
pub(crate) fn course(heard: Vec<Heard>) -> Course {
    let opened_at = heard.first().map_or(at(0), |first| first.at);
    Course {
        conversation: ConversationId::at(opened_at),
        customer: CustomerId::at(opened_at),
        customer_name: Name::new("Cleo").unwrap(),
        subject: heard_desk::Line::beginning(&text("My lamp broke."), 80),
        opened_at,
        closed_at: None,
        endings: Vec::new(),
        heard,
        answered_at: None,
        waiting: false,
        needs: Vec::new(),
        promises: Vec::new(),
        said: None,
    }
}

/// Angry at one hour, grateful two hours later.
pub(crate) fn mended(hours: i64) -> Course {
    course(vec![
        heard(hours, Feeling::Anger, 2, &[]),
        heard(hours + 2, Feeling::Gratitude, 1, &[]),
    ])
}

/// The same, closed.
pub(crate) fn closed(course: Course, hours: i64) -> Course {
    let mut endings = course.endings.clone();
    endings.push(Ending {
        at: at(hours),
        closed: true,
    });
    Course {
        closed_at: Some(at(hours)),
        endings,
        ..course
    }
}

/// The same, opened again.
pub(crate) fn opened_again(course: Course, hours: i64) -> Course {
    let mut endings = course.endings.clone();
    endings.push(Ending {
        at: at(hours),
        closed: false,
    });
    Course {
        closed_at: None,
        endings,
        ..course
    }
}

pub(crate) fn said(course: Course, heard: Step) -> Course {
    let said = Said {
        heard,
        satisfied: None,
        words: None,
    };
    Course {
        said: Some(said),
        ..course
    }
}

/// Counted long after.
pub(crate) fn counted(courses: &[Course]) -> Report {
    report(courses, &march(), at(24 * 60), &|text| text.contains("recommend"))
}

pub(crate) fn figure<'r>(report: &'r Report, key: &str) -> &'r Outcome {
    report.outcomes.iter().find(|outcome| outcome.figure.key == key).expect(key)
}

/// How many of how many.
#[track_caller]
pub(crate) fn check(courses: &[Course], key: &str, yes: u32, of: u32) {
    let report = counted(courses);
    let whole = figure(&report, key).whole;
    assert_eq!((whole.yes, whole.of), (yes, of), "{key}");
}
