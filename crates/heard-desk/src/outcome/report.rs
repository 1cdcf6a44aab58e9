//! All measures of a period, put together.

use std::borrow::Borrow;

use jiff::Timestamp;

use super::case::{Case, cases};
use super::estimate::{self, Tally};
use super::{Course, Estimate, FIGURES, Figure, Measure, NeedCount, Over, Period, Silent, Trend, need, predict};
use crate::ConversationId;

/// The measures of a period.
pub struct Report {
    /// How many conversations began in it.
    pub begun: u32,
    /// How many of those are closed.
    pub closed: u32,
    /// Each figure, in the order of [`FIGURES`].
    pub outcomes: Vec<Outcome>,
    /// The needs noticed in it, by kind.
    pub needs: Vec<NeedCount>,
    /// What is predicted of those who did not answer.
    pub silent: Silent,
}

/// One figure over a period.
pub struct Outcome {
    /// What it says.
    pub figure: &'static Figure,
    /// Over the whole period.
    pub whole: Estimate,
    /// Week by week, as the period cuts them; empty for a state of this moment.
    pub weeks: Vec<Estimate>,
    /// Whether it moved.
    pub trend: Trend,
    /// The conversations counted, oldest first.
    pub behind: Vec<Behind>,
}

/// A conversation behind a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behind {
    /// Which.
    pub conversation: ConversationId,
    /// How many of what it counts for: 1 or 0 of 1, but for needs, of which one conversation may have several.
    pub yes: u32,
    /// Of how many.
    pub of: u32,
    /// Its length of time, for a figure of seconds.
    pub seconds: Option<f64>,
}

/// Counts the conversations of a period as they stand at `now`; `recommends` tells whether a text recommends us. The order of the courses
/// makes no difference, and those outside the period only tell what came after.
pub fn report(courses: &[impl Borrow<Course>], period: &Period, now: Timestamp, recommends: &dyn Fn(&str) -> bool) -> Report {
    let cases = cases(courses, now, recommends);
    let begun: Vec<(usize, &Case<'_>)> = cases
        .iter()
        .filter_map(|case| Some((period.week_of(case.course.opened_at)?, case)))
        .collect();
    let count = |is: fn(&Course) -> bool| u32::try_from(begun.iter().filter(|(_, case)| is(case.course)).count()).unwrap_or(u32::MAX);
    let of_period = || begun.iter().map(|(_, case)| case.course);
    Report {
        begun: count(|_| true),
        closed: count(Course::is_closed),
        outcomes: FIGURES.iter().map(|figure| outcome(figure, &cases, &begun, period)).collect(),
        needs: need::by_kind(of_period()),
        silent: predict::silent(of_period()),
    }
}

fn outcome(figure: &'static Figure, all: &[Case<'_>], begun: &[(usize, &Case<'_>)], period: &Period) -> Outcome {
    let tallied: Vec<(usize, &Case<'_>, Tally)> = match figure.over {
        Over::Begun => begun.iter().map(|(week, case)| (*week, *case, (figure.read)(case))).collect(),
        Over::Open => all.iter().map(|case| (0, case, (figure.read)(case))).collect(),
    };
    let (weeks, trend) = match figure.over {
        Over::Begun => by_week(figure, &tallied, period),
        Over::Open => (Vec::new(), Trend::TooFew),
    };
    let all_of_it: Vec<Tally> = tallied.iter().map(|(_, _, tally)| *tally).collect();
    let counted = tallied.iter().filter(|(_, _, tally)| tally.of > 0);
    Outcome {
        figure,
        whole: estimate::estimate(figure.unit, &all_of_it),
        weeks,
        trend,
        behind: counted
            .map(|(_, case, tally)| Behind {
                conversation: case.course.conversation,
                yes: tally.yes,
                of: tally.of,
                seconds: (figure.unit == super::Unit::Seconds).then_some(tally.seconds),
            })
            .collect(),
    }
}

fn by_week(figure: &Figure, tallied: &[(usize, &Case<'_>, Tally)], period: &Period) -> (Vec<Estimate>, Trend) {
    let mut weeks: Vec<Vec<Tally>> = vec![Vec::new(); period.weeks().len()];
    for (week, _, tally) in tallied {
        if let Some(week) = weeks.get_mut(*week) {
            week.push(*tally);
        }
    }
    let (earlier, later) = weeks.split_at(weeks.len() / 2);
    let share = f64::from(u32::try_from(later.len()).unwrap_or(1)) / f64::from(u32::try_from(weeks.len()).unwrap_or(1).max(1));
    let trend = if earlier.is_empty() {
        Trend::TooFew
    } else {
        estimate::trend(figure.unit, &earlier.concat(), &later.concat(), share)
    };
    (weeks.iter().map(|week| estimate::estimate(figure.unit, week)).collect(), trend)
}

impl Report {
    /// The outcomes of one measure.
    pub fn of(&self, measure: Measure) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(move |outcome| outcome.figure.measure == measure)
    }
}
