//! A number with its uncertainty, and whether it moved.

use super::{Unit, median, wilson};

/// Below this many nothing is said but the counts.
pub const TOO_FEW: u32 = 5;
/// Below this many a number is said to rest on a small count.
pub const SMALL: u32 = 30;

/// A number, where there is enough to say one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// A share from 0 to 1, seconds, or a count; `None` where there are too few to say.
    pub value: Option<f64>,
    /// Where the true value lies with 95 % confidence; `None` for a count, which is what it is, and where there are too few.
    pub interval: Option<Interval>,
    /// Of a share: how many. Otherwise as many as [`Self::of`].
    pub yes: u32,
    /// Of how many.
    pub of: u32,
    /// How much it rests on.
    pub certainty: Certainty,
}

/// From here to there, both within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How much a number rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing to count.
    Nothing,
    /// Fewer than [`TOO_FEW`]: too few to say.
    TooFew,
    /// Fewer than [`SMALL`].
    Small,
    /// As many as that, or a count.
    Enough,
}

/// Whether the later half of a period differs from the earlier by more than chance would explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It rose.
    Rising,
    /// It fell.
    Falling,
    /// No difference beyond chance.
    Unclear,
    /// Too few on one side to compare.
    TooFew,
}

/// What one conversation adds to a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) yes: u32,
    pub(super) of: u32,
    /// For a length of time.
    pub(super) seconds: f64,
}

impl Tally {
    /// Counted, or not counted at all.
    pub(super) fn one(is: Option<bool>) -> Self {
        let counts = |is: bool| u32::from(is);
        Self {
            yes: is.map_or(0, counts),
            of: counts(is.is_some()),
            seconds: 0.0,
        }
    }
}

impl Certainty {
    /// By how many there are.
    pub fn of(count: u32) -> Self {
        match count {
            0 => Self::Nothing,
            few if few < TOO_FEW => Self::TooFew,
            small if small < SMALL => Self::Small,
            _ => Self::Enough,
        }
    }

    /// Whether a number is said.
    pub fn speaks(self) -> bool {
        matches!(self, Self::Small | Self::Enough)
    }
}

/// The number that tallies add up to.
pub(super) fn estimate(unit: Unit, tallies: &[Tally]) -> Estimate {
    let (yes, of) = tallies.iter().fold((0, 0), |(yes, of), tally| (yes + tally.yes, of + tally.of));
    let certainty = Certainty::of(of);
    let spoken = certainty.speaks();
    let (value, interval, certainty) = match unit {
        Unit::Count => (Some(f64::from(yes)), None, Certainty::Enough),
        Unit::Share if spoken => (Some(f64::from(yes) / f64::from(of)), wilson(yes, of), certainty),
        Unit::Seconds if spoken => {
            let mut lengths: Vec<f64> = tallies.iter().filter(|tally| tally.of > 0).map(|tally| tally.seconds).collect();
            lengths.sort_by(f64::total_cmp);
            let (value, interval) = median(&lengths).unzip();
            (value, interval.flatten(), certainty)
        }
        Unit::Share | Unit::Seconds => (None, None, certainty),
    };
    Estimate {
        value,
        interval,
        yes,
        of,
        certainty,
    }
}

/// Compares two halves of a period by their intervals; a count by the share of all that falls into the later half.
pub(super) fn trend(unit: Unit, earlier: &[Tally], later: &[Tally], later_days: f64) -> Trend {
    let (before, after) = (estimate(unit, earlier), estimate(unit, later));
    let (before, after) = match unit {
        Unit::Count => {
            let all = before.yes + after.yes;
            let even = Interval {
                low: later_days,
                high: later_days,
            };
            (Some(even), wilson(after.yes, all).filter(|_| Certainty::of(all).speaks()))
        }
        Unit::Share | Unit::Seconds => (before.interval, after.interval),
    };
    match (before, after) {
        (Some(before), Some(after)) if after.low > before.high => Trend::Rising,
        (Some(before), Some(after)) if after.high < before.low => Trend::Falling,
        (Some(_), Some(_)) => Trend::Unclear,
        _ => Trend::TooFew,
    }
}
