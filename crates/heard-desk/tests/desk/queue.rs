//! Who comes first.

use heard_desk::{Name, Summary, Urgency, order, urgency};
use heard_engine::{Feeling, Flag};

use crate::sample::{agent, at, opened_with, promised, reading, replied};

const HOUR: i64 = 3600;

/// A conversation whose customer has waited since `at(since)`.
fn waiting(name: &str, since: i64, valence: f32, flags: &[Flag]) -> Summary {
    let mut conversation = opened_with("Hello", reading(Feeling::Neutral, valence, flags));
    conversation.glance.waiting_since = Some(at(since));
    Summary {
        conversation,
        customer_name: Name::new(name).unwrap(),
        taken_name: None,
        promise: None,
    }
}

/// A conversation that was answered, with a promise due at `at(due)`.
fn promising(name: &str, due: i64) -> Summary {
    let mut summary = waiting(name, 0, 0.0, &[]);
    summary.promise = Some(promised(&mut summary.conversation, agent(), Some(at(due)), 0));
    summary
}

fn names(mut queue: Vec<Summary>, now: i64) -> Vec<String> {
    order(&mut queue, at(now));
    queue.into_iter().map(|summary| summary.customer_name.into()).collect()
}

#[test]
fn the_order_of_the_queue() {
    let mut answered = waiting("answered", 0, 0.0, &[]);
    let mut reply = replied(&mut answered.conversation, agent(), vec![], HOUR);
    answered.conversation.deliver(&mut reply, at(HOUR + 10)).unwrap();
    let queue = vec![
        promising("a promise for next week", 7 * 24 * HOUR),
        answered,
        waiting("calm for an hour", 9 * HOUR, 0.0, &[]),
        waiting("furious for an hour", 9 * HOUR, -1.0, &[]),
        waiting("calm for five hours", 5 * HOUR, 0.0, &[]),
        waiting("vulnerable since now", 10 * HOUR, 0.0, &[Flag::Vulnerable]),
        waiting("urgent and upset for minutes", 10 * HOUR - 600, -0.5, &[Flag::Urgent]),
        promising("a promise for eleven", 11 * HOUR),
        promising("a promise that is late", 9 * HOUR),
    ];
    let expected = [
        "a promise that is late",
        "a promise for eleven",
        "urgent and upset for minutes",
        "vulnerable since now",
        "calm for five hours",
        "furious for an hour",
        "calm for an hour",
        "answered",
        "a promise for next week",
    ];
    assert_eq!(names(queue, 10 * HOUR), expected);
}

#[test]
fn nobody_is_left_behind() {
    let calm = waiting("calm", 0, 0.0, &[]);
    let upset = waiting("upset", 6 * HOUR, -1.0, &[]);
    assert_eq!(names(vec![calm.clone(), upset.clone()], 7 * HOUR), ["calm", "upset"]);
    assert_eq!(names(vec![calm, upset], 9 * HOUR), ["upset", "calm"]);
}

#[test]
fn a_settled_promise_presses_nobody() {
    let mut summary = promising("kept", HOUR);
    assert_eq!(urgency(&summary, at(HOUR)), Urgency::PromiseDue(at(HOUR)));
    let promise = summary.promise.as_mut().unwrap();
    promise.keep(agent(), None, at(600)).unwrap();
    assert!(matches!(urgency(&summary, at(HOUR)), Urgency::Resting(_)));
}

#[test]
fn the_order_is_total_and_does_not_depend_on_where_one_started() {
    let queue: Vec<Summary> = (0..40).map(|n| waiting(&n.to_string(), n % 5, f32::NAN, &[])).collect();
    let mut reversed = queue.clone();
    reversed.reverse();
    assert_eq!(names(queue, HOUR), names(reversed, HOUR));
}
