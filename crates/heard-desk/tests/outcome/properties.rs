//! What holds of every number, whatever the conversations.

use heard_desk::outcome::{Course, Ending, FIGURES, Interval, NeedSeen, Over, Unit, median, wilson};
use heard_desk::{CustomerId, NeedStanding, Step};
use heard_engine::{AskKind, Feeling, Flag, NeedKind};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::sample::{at, counted, course, heard, said};

fn any_course() -> impl Strategy<Value = Course> {
    let message = (
        select(Feeling::ALL.to_vec()),
        0..=3_u8,
        subsequence(Flag::ALL.to_vec(), 0..=3),
        any::<bool>(),
    );
    let messages = prop::collection::vec(message, 0..4);
    let needs = prop::collection::vec(select(vec![NeedStanding::Open, NeedStanding::Met, NeedStanding::SetAside]), 0..3);
    let step = prop::option::of(select(Step::ALL.to_vec()));
    (
        -100_i64..700,
        messages,
        needs,
        step,
        prop::option::of(0_i64..200),
        any::<bool>(),
        0..4_i64,
    )
        .prop_map(|(begun, messages, needs, step, closed, again, customer)| {
            let mut hours = begun;
            let messages = messages.into_iter().map(|(feeling, intensity, flags, thanks)| {
                hours += 1;
                let mut message = heard(hours, feeling, intensity, &flags);
                message.ask = if thanks { AskKind::Thanks } else { AskKind::Other };
                message
            });
            let mut course = course(messages.collect());
            // One of few customers, so that some come back.
            course.customer = CustomerId::from(uuid_of(customer));
            course.opened_at = at(begun);
            course.answered_at = closed.map(|after| at(begun + after / 2));
            course.needs = needs
                .into_iter()
                .map(|standing| NeedSeen {
                    kind: NeedKind::Answer,
                    standing,
                })
                .collect();
            if let Some(after) = closed {
                let ending = |at, closed| Ending { at, closed };
                course.endings.push(ending(at(begun + after), true));
                course.closed_at = Some(at(begun + after));
                if again {
                    course.endings.push(ending(at(begun + after + 3), false));
                    course.closed_at = None;
                }
            }
            match step {
                Some(step) => said(course, step),
                None => course,
            }
        })
}

fn uuid_of(number: i64) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(7, number.unsigned_abs())
}

fn holds(interval: Interval, value: f64) -> bool {
    interval.low <= value && value <= interval.high
}

proptest! {
    #[test]
    fn intervals_hold_their_value((of, yes) in (1..5000_u32).prop_flat_map(|of| (Just(of), 0..=of))) {
        let interval = wilson(yes, of).unwrap();
        prop_assert!(holds(interval, f64::from(yes) / f64::from(of)));
        prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
    }

    #[test]
    fn middles_lie_in_their_interval(mut values in prop::collection::vec(0.0..1e9_f64, 1..300)) {
        values.sort_by(f64::total_cmp);
        let (middle, interval) = median(&values).unwrap();
        prop_assert!(interval.is_none_or(|interval| holds(interval, middle)));
        prop_assert_eq!(interval.is_some(), values.len() >= 6);
    }

    #[test]
    fn counts_add_up(courses in prop::collection::vec(any_course(), 0..40)) {
        let report = counted(&courses);
        prop_assert_eq!(report.outcomes.len(), FIGURES.len());
        for outcome in &report.outcomes {
            let whole = outcome.whole;
            prop_assert!(whole.yes <= whole.of);
            let behind = outcome.behind.iter().fold((0, 0), |(yes, of), one| (yes + one.yes, of + one.of));
            prop_assert_eq!(behind, (whole.yes, whole.of), "{}", outcome.figure.key);
            if outcome.figure.over == Over::Begun {
                let weeks = outcome.weeks.iter().fold((0, 0), |(yes, of), week| (yes + week.yes, of + week.of));
                prop_assert_eq!(weeks, (whole.yes, whole.of), "{}", outcome.figure.key);
                prop_assert!(outcome.behind.len() <= report.begun as usize);
            }
            if let (Some(value), Some(interval)) = (whole.value, whole.interval) {
                prop_assert!(holds(interval, value), "{}", outcome.figure.key);
            }
            prop_assert!(outcome.figure.unit != Unit::Count || whole.value == Some(f64::from(whole.yes)));
        }
        prop_assert!(report.silent.heard <= report.silent.of && report.closed <= report.begun);
    }

    #[test]
    fn the_order_makes_no_difference(courses in prop::collection::vec(any_course(), 0..30)) {
        let told = |courses: &[Course]| {
            let report = counted(courses);
            let outcomes = report.outcomes.iter().map(|o| (o.whole, o.weeks.clone(), o.trend, o.behind.clone()));
            (outcomes.collect::<Vec<_>>(), report.silent.of, report.silent.heard)
        };
        let turned: Vec<Course> = courses.iter().rev().cloned().collect();
        prop_assert_eq!(told(&courses), told(&turned));
    }
}
