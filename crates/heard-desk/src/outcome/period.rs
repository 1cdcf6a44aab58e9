//! The days that are looked at, cut into weeks.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// The most days of a period.
const LONGEST: usize = 53 * 7;

/// Whole days, both ends within, in the team's zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    first: Date,
    last: Date,
    zone: TimeZone,
    /// Where each week begins, and where the last one ends.
    bounds: Vec<Timestamp>,
}

/// Seven days; the last week of a period may have fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// Why there is no such period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// It ends before it begins.
    #[error("must not be before the first day")]
    Backwards,
    /// More than is looked at together.
    #[error("at most {LONGEST} days can be looked at together")]
    TooLong,
    /// No calendar reaches so far.
    #[error("must be a day between 1970 and 9000")]
    OutOfReach,
}

impl Period {
    /// From the beginning of one day to the end of another.
    pub fn new(first: Date, last: Date, zone: TimeZone) -> Result<Self, PeriodError> {
        if [first, last].into_iter().any(|day| !(1970..=9000).contains(&day.year())) {
            return Err(PeriodError::OutOfReach);
        }
        if last < first {
            return Err(PeriodError::Backwards);
        }
        let weeks = weeks(first, last)?;
        let midnight = |day: Date| day.to_zoned(zone.clone()).map(|midnight| midnight.timestamp());
        let ends = last.tomorrow();
        let days = weeks.iter().map(|week| Ok(week.first)).chain([ends]);
        let bounds = days
            .map(|day| day.and_then(midnight))
            .collect::<Result<_, _>>()
            .map_err(|_| PeriodError::OutOfReach)?;
        Ok(Self { first, last, zone, bounds })
    }

    /// Its first day.
    pub fn first(&self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(&self) -> Date {
        self.last
    }

    /// The moment at which it begins.
    pub fn begins(&self) -> Timestamp {
        self.bounds.first().copied().unwrap_or(Timestamp::MIN)
    }

    /// Its weeks, the first one first.
    pub fn weeks(&self) -> Vec<Week> {
        weeks(self.first, self.last).unwrap_or_default()
    }

    /// The place of the week that holds a moment; `None` for one outside.
    pub fn week_of(&self, at: Timestamp) -> Option<usize> {
        let after = self.bounds.partition_point(|bound| *bound <= at);
        (after > 0 && after < self.bounds.len()).then(|| after - 1)
    }

    /// Whether a moment is in it.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.week_of(at).is_some()
    }

    /// As many days, just before.
    pub fn before(&self) -> Result<Self, PeriodError> {
        let days = self.last.duration_since(self.first);
        let last = self.first.yesterday().map_err(|_| PeriodError::OutOfReach)?;
        let first = last.checked_sub(days).map_err(|_| PeriodError::OutOfReach)?;
        Self::new(first, last, self.zone.clone())
    }
}

fn weeks(first: Date, last: Date) -> Result<Vec<Week>, PeriodError> {
    let mut weeks = Vec::new();
    let mut begins = first;
    while begins <= last {
        if (weeks.len() + 1) * 7 > LONGEST {
            return Err(PeriodError::TooLong);
        }
        let ends = begins.checked_add(6.days()).map_err(|_| PeriodError::OutOfReach)?;
        weeks.push(Week {
            first: begins,
            last: ends.min(last),
        });
        begins = ends.tomorrow().map_err(|_| PeriodError::OutOfReach)?;
    }
    Ok(weeks)
}
