//! How each figure is read from one conversation; the function bears the key of its figure. What is not counted is an empty tally.

use heard_engine::Flag;
use jiff::SignedDuration;

use super::case::Case;
use super::estimate::Tally;
use super::{Course, Heard};
use crate::{NeedStanding, Step};

/// How long an end must hold.
const HOLDS: SignedDuration = SignedDuration::from_hours(7 * 24);

pub(super) fn came_back(case: &Case<'_>) -> Tally {
    let end = case.course.first_closed();
    let again = end.and_then(|end| case.course.heard.iter().find(|heard| heard.at > end).or(case.next));
    Tally::one(again.filter(|heard| heard.understood).map(|heard| heard.sign() >= 0))
}

pub(super) fn recommends(case: &Case<'_>) -> Tally {
    let words = case.course.said.as_ref().and_then(|said| said.words.as_ref());
    let mut texts = case.course.read().map(|heard| &heard.text).chain(words).peekable();
    let read = texts.peek().is_some();
    Tally::one(read.then(|| texts.any(|text| (case.recommends)(text))))
}

pub(super) fn resolved(case: &Case<'_>) -> Tally {
    let end = case.course.first_closed().filter(|end| case.now.duration_since(*end) >= HOLDS);
    let failed = |end| case.course.failed_after(end).is_some_and(|at| at.duration_since(end) < HOLDS);
    Tally::one(end.map(|end| !failed(end)))
}

pub(super) fn first_answer(case: &Case<'_>) -> Tally {
    time(case.course.answered_at.map(|at| at.duration_since(case.course.opened_at)))
}

pub(super) fn time_to_close(case: &Case<'_>) -> Tally {
    time(case.course.closed_at.map(|at| at.duration_since(case.course.opened_at)))
}

pub(super) fn felt_heard(case: &Case<'_>) -> Tally {
    Tally::one(case.course.said.as_ref().map(|said| said.heard >= Step::Mostly))
}

pub(super) fn content(case: &Case<'_>) -> Tally {
    let content = case.course.said.as_ref().and_then(|said| said.satisfied);
    Tally::one(content.map(|step| step >= Step::Mostly))
}

pub(super) fn answered(case: &Case<'_>) -> Tally {
    let Course {
        said,
        answered_at,
        waiting,
        ..
    } = case.course;
    let distressed = |last: &Heard| last.sign() < 0 && last.intensity >= 3 || last.flags.contains(&Flag::Vulnerable);
    let could = case.course.is_closed() && answered_at.is_some() && !waiting && !last(case.course).is_some_and(distressed);
    Tally::one((could || said.is_some()).then_some(said.is_some()))
}

pub(super) fn public_calm(case: &Case<'_>) -> Tally {
    let calm = |last: &Heard| last.sign() >= 0 && !last.flags.contains(&Flag::Public);
    let threatened = case.course.is_closed() && case.course.raises(&[Flag::Public]);
    Tally::one(threatened.then(|| last(case.course).is_some_and(calm)))
}

pub(super) fn public_threats(case: &Case<'_>) -> Tally {
    counted(case.course.raises(&[Flag::Public]))
}

pub(super) fn better(case: &Case<'_>) -> Tally {
    let ends = ends(case.course).filter(|(first, _)| first.sign() < 0);
    Tally::one(ends.map(|(first, last)| last.mood() > first.mood()))
}

pub(super) fn worse(case: &Case<'_>) -> Tally {
    Tally::one(ends(case.course).map(|(first, last)| last.sign() < 0 && last.mood() < first.mood()))
}

pub(super) fn leaving(case: &Case<'_>) -> Tally {
    counted(!case.course.is_closed() && calm_since_leaving(case.course) == Some(false))
}

pub(super) fn stayed(case: &Case<'_>) -> Tally {
    Tally::one(calm_since_leaving(case.course).filter(|_| case.course.is_closed()))
}

pub(super) fn leave_threats(case: &Case<'_>) -> Tally {
    counted(case.course.raises(&[Flag::Churn]))
}

pub(super) fn needs_met(case: &Case<'_>) -> Tally {
    let count = |standing| {
        let needs = case.course.needs.iter().filter(|need| need.standing == standing);
        u32::try_from(needs.count()).unwrap_or(u32::MAX)
    };
    let met = count(NeedStanding::Met);
    Tally {
        yes: met,
        of: met.saturating_add(count(NeedStanding::Open)),
        seconds: 0.0,
    }
}

pub(super) fn needs_waiting(case: &Case<'_>) -> Tally {
    counted(!case.course.is_closed() && case.course.waits())
}

pub(super) fn averted(case: &Case<'_>) -> Tally {
    let risky = case.course.is_closed() && is_risky(case.course);
    Tally::one(risky.then(|| ended_calm(case.course) && !case.course.waits()))
}

pub(super) fn at_risk(case: &Case<'_>) -> Tally {
    counted(!case.course.is_closed() && is_risky(case.course) && !ended_calm(case.course))
}

fn counted(is: bool) -> Tally {
    Tally::one(is.then_some(true))
}

fn time(length: Option<SignedDuration>) -> Tally {
    Tally {
        seconds: length.map_or(0.0, |length| length.as_secs_f64()),
        ..Tally::one(length.map(|_| true))
    }
}

/// Their first and last words, where they wrote more than once.
fn ends(course: &Course) -> Option<(&Heard, &Heard)> {
    let mut read = course.read();
    Some((read.next()?, read.next_back()?))
}

fn last(course: &Course) -> Option<&Heard> {
    course.read().next_back()
}

fn ended_calm(course: &Course) -> bool {
    last(course).is_some_and(|last| last.sign() >= 0)
}

/// Whether they wrote calmly after they last spoke of leaving; `None` where they never did.
fn calm_since_leaving(course: &Course) -> Option<bool> {
    let mut since = course.read().rev().take_while(|heard| !heard.flags.contains(&Flag::Churn));
    let calm = since.any(|heard| heard.sign() >= 0);
    course.raises(&[Flag::Churn]).then_some(calm)
}

fn is_risky(course: &Course) -> bool {
    let strong = course.read().any(|heard| heard.sign() < 0 && heard.intensity >= 3);
    strong || course.raises(&[Flag::Legal, Flag::Churn, Flag::Vulnerable])
}
