//! Each figure on conversations made for it.

use std::collections::BTreeSet;

use heard_desk::outcome::{Certainty, Course, FIGURES, Measure, NeedSeen, Over, Trend, csv};
use heard_desk::{CustomerId, NeedStanding, Step};
use heard_engine::{AskKind, Feeling, Flag, NeedKind};

use crate::sample::{at, check, closed, counted, course, figure, heard, march, mended, opened_again, said, text};

#[test]
fn every_measure_is_declared_once_and_in_order() {
    let keys: BTreeSet<&str> = FIGURES.iter().map(|figure| figure.key).collect();
    assert_eq!(keys.len(), FIGURES.len());
    assert!(FIGURES.is_sorted_by_key(|figure| figure.measure));
    for measure in Measure::ALL {
        assert_eq!(measure.figures().next().is_none(), measure.note().is_some(), "{}", measure.id());
    }
    assert!(FIGURES.iter().all(|figure| figure.definition.ends_with('.')));
}

#[test]
fn coming_back() {
    let gone = closed(mended(0), 3);
    let mut back = opened_again(closed(mended(1), 4), 30);
    back.heard.push(heard(30, Feeling::Neutral, 0, &[]));
    let mut angry = opened_again(closed(mended(2), 5), 30);
    angry.heard.push(heard(30, Feeling::Anger, 3, &[]));
    check(&[gone.clone(), back, angry], "came_back", 1, 2);
    // In a conversation of its own.
    let anew = Course {
        customer: gone.customer,
        ..course(vec![heard(50, Feeling::Joy, 1, &[])])
    };
    check(&[anew, gone], "came_back", 1, 1);
}

#[test]
fn recommending() {
    let mut praise = mended(0);
    praise.heard[1].text = text("I recommend you");
    let mut foreign = mended(1);
    foreign.heard.iter_mut().for_each(|heard| heard.understood = false);
    check(&[praise, mended(2), foreign], "recommends", 1, 2);
}

#[test]
fn resolved_is_what_stays_closed_but_for_thanks() {
    let stays = closed(mended(0), 3);
    let fails = opened_again(closed(mended(1), 4), 40);
    let mut thanked = opened_again(closed(mended(2), 5), 6);
    let mut thanks = heard(6, Feeling::Gratitude, 1, &[]);
    thanks.ask = AskKind::Thanks;
    thanked.heard.push(thanks);
    let later = opened_again(closed(mended(3), 6), 6 + 24 * 8);
    let undecided = closed(mended(24 * 27), 24 * 56);
    check(&[stays, fails, thanked, later, undecided], "resolved", 3, 4);
}

#[test]
fn times_are_the_middle_with_its_interval() {
    let courses: Vec<Course> = (0..7)
        .map(|i| Course {
            answered_at: Some(at(i + i * i)),
            ..mended(i)
        })
        .collect();
    let report = counted(&courses);
    let answer = figure(&report, "first_answer").whole;
    // 0, 1, 4, 9, 16, 25, 36 hours; of seven the outermost hold the middle.
    let hours = |hours: f64| Some(hours * 3600.0);
    assert_eq!(answer.value, hours(9.0));
    let interval = answer.interval.unwrap();
    assert_eq!((Some(interval.low), Some(interval.high)), (hours(0.0), hours(36.0)));
    assert_eq!(figure(&report, "first_answer").behind[2].seconds, hours(4.0));
}

#[test]
fn answers_and_who_gave_none() {
    let done = |hours| Course {
        answered_at: Some(at(hours)),
        ..closed(mended(hours), hours + 3)
    };
    let mut left = done(3);
    left.heard.push(heard(5, Feeling::Anger, 3, &[]));
    let waiting = Course { waiting: true, ..done(4) };
    let courses = [said(done(0), Step::Mostly), said(done(1), Step::Partly), done(2), left, waiting];
    check(&courses, "felt_heard", 1, 2);
    check(&courses, "content", 0, 0);
    check(&courses, "answered", 2, 3);
}

#[test]
fn threats_and_how_they_ended() {
    let threat = |hours, flag| {
        course(vec![
            heard(hours, Feeling::Anger, 3, &[flag]),
            heard(hours + 1, Feeling::Neutral, 0, &[]),
        ])
    };
    let calm = closed(threat(0, Flag::Public), 2);
    let silent = closed(course(vec![heard(3, Feeling::Anger, 2, &[Flag::Public])]), 4);
    let open = threat(5, Flag::Public);
    check(&[calm.clone(), silent.clone(), open.clone()], "public_calm", 1, 2);
    check(&[calm, silent, open], "public_threats", 3, 3);

    let leaving = course(vec![heard(0, Feeling::Anger, 2, &[Flag::Churn])]);
    let stayed = closed(threat(1, Flag::Churn), 3);
    let long_ago = course(vec![heard(-999, Feeling::Anger, 2, &[Flag::Churn])]);
    let courses = [leaving, stayed, long_ago, threat(4, Flag::Churn)];
    check(&courses, "leaving", 2, 2);
    check(&courses, "stayed", 1, 1);
    check(&courses, "averted", 1, 1);
    check(&courses, "at_risk", 2, 2);
}

#[test]
fn feelings_moved() {
    let worse = course(vec![heard(3, Feeling::Disappointment, 1, &[]), heard(4, Feeling::Anger, 3, &[])]);
    let spoiled = course(vec![heard(5, Feeling::Joy, 1, &[]), heard(6, Feeling::Confusion, 1, &[])]);
    let courses = [mended(0), worse, spoiled, course(vec![heard(7, Feeling::Anger, 3, &[])])];
    check(&courses, "better", 1, 2);
    check(&courses, "worse", 2, 3);
}

#[test]
fn needs_by_kind() {
    let need = |kind, standing| NeedSeen { kind, standing };
    let mut open = mended(0);
    open.needs = vec![
        need(NeedKind::Answer, NeedStanding::Met),
        need(NeedKind::Time, NeedStanding::Open),
        need(NeedKind::Answer, NeedStanding::SetAside),
    ];
    check(&[open.clone()], "needs_met", 1, 2);
    check(&[open.clone(), closed(open.clone(), 9)], "needs_waiting", 1, 1);
    let report = counted(&[open]);
    let kinds: Vec<_> = report
        .needs
        .iter()
        .map(|n| (n.kind, n.open, n.met, n.set_aside, n.behind.len()))
        .collect();
    assert_eq!(kinds, [(NeedKind::Answer, 0, 1, 1, 1), (NeedKind::Time, 1, 0, 0, 1)]);
}

#[test]
fn few_are_said_to_be_few() {
    let some = |count: i64| (0..count).map(mended).collect::<Vec<_>>();
    for (count, certainty) in [
        (0, Certainty::Nothing),
        (4, Certainty::TooFew),
        (5, Certainty::Small),
        (29, Certainty::Small),
        (30, Certainty::Enough),
    ] {
        let report = counted(&some(count));
        let better = figure(&report, "better").whole;
        assert_eq!(better.certainty, certainty, "{count}");
        assert_eq!(better.value.is_some(), count >= 5);
    }
}

#[test]
fn a_trend_is_told_where_the_halves_lie_apart() {
    let bad = |hours| course(vec![heard(hours, Feeling::Anger, 2, &[]), heard(hours + 1, Feeling::Anger, 2, &[])]);
    let fortnight = 14 * 24;
    let mut courses: Vec<Course> = (0..12).map(bad).collect();
    courses.extend((0..12).map(|hours| mended(fortnight + hours)));
    let report = counted(&courses);
    assert_eq!(figure(&report, "better").trend, Trend::Rising);
    assert_eq!(figure(&report, "felt_heard").trend, Trend::TooFew);
    let weeks: Vec<(u32, u32)> = figure(&report, "better").weeks.iter().map(|week| (week.yes, week.of)).collect();
    assert_eq!(weeks, [(0, 12), (0, 0), (12, 12), (0, 0)]);
    let threats: Vec<Course> = (0..12)
        .map(|hours| course(vec![heard(hours, Feeling::Anger, 2, &[Flag::Churn])]))
        .collect();
    assert_eq!(figure(&counted(&threats), "leave_threats").trend, Trend::Falling);
}

#[test]
fn the_next_conversation_is_that_of_the_same_customer() {
    let gone = closed(mended(0), 3);
    let stranger = Course {
        customer: CustomerId::at(at(9)),
        ..course(vec![heard(50, Feeling::Joy, 1, &[])])
    };
    check(&[gone, stranger], "came_back", 0, 0);
}

#[test]
fn the_table_has_a_row_a_figure_and_week() {
    let report = counted(&(0..6).map(mended).collect::<Vec<_>>());
    let table = csv(&report, &march());
    let rows: Vec<&str> = table.split_terminator("\r\n").collect();
    let weekly = FIGURES.iter().filter(|figure| figure.over == Over::Begun).count();
    assert_eq!(rows.len(), 1 + FIGURES.len() + 4 * weekly);
    assert!(rows[0].starts_with("measure,figure,name,unit,span,from,to,value,low,high,numerator,denominator,rests_on,definition"));
    let better: Vec<&&str> = rows.iter().filter(|row| row.contains(",better,")).collect();
    assert!(
        better[0].starts_with("B6,better,Ended better than they began,share,period,2026-03-02,2026-03-29,1,0.6097,1,6,6,a small count,")
    );
    assert!(better[2].starts_with("B6,better,Ended better than they began,share,week,2026-03-09,2026-03-15,,,,0,0,nothing to count,"));
}
