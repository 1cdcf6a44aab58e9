//! What the days came to.

use heard_desk::care::Why;
use jiff::SignedDuration;

const HOUR: i64 = 3600;

/// What one person carried in one day.
#[derive(Default)]
pub(super) struct Carried {
    row: usize,
    longest_row: usize,
    hard_at: Vec<i64>,
}

impl Carried {
    pub(super) fn take(&mut self, hard: bool, now: i64) {
        self.row = if hard { self.row + 1 } else { 0 };
        self.longest_row = self.longest_row.max(self.row);
        self.hard_at.extend(hard.then_some(now));
    }

    pub(super) fn rested(&mut self) {
        self.row = 0;
    }

    fn most_in_an_hour(&self) -> usize {
        let from = |start: &i64| self.hard_at.iter().filter(|at| (*start..*start + HOUR).contains(at)).count();
        self.hard_at.iter().map(from).max().unwrap_or_default()
    }
}

/// Counts over all days.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) days: usize,
    /// For each person and day: the longest row of hard ones, and the most within an hour.
    pub(super) rows: Vec<usize>,
    pub(super) hours: Vec<usize>,
    /// Seconds that customers waited.
    pub(super) calm: Vec<i64>,
    pub(super) hard: Vec<i64>,
    pub(super) pressing: Vec<i64>,
    /// Of those who wanted a skill, or were known, to how many it was given.
    pub(super) skilled: (usize, usize),
    pub(super) known: (usize, usize),
    pub(super) reasons: Reasons,
    pub(super) offered: usize,
    pub(super) rested: SignedDuration,
    /// Still waiting when everybody had gone.
    pub(super) left: usize,
}

/// How often each reason was given.
#[derive(Default)]
pub(super) struct Reasons {
    pub(super) knows: usize,
    pub(super) skilled: usize,
    pub(super) lightest: usize,
    pub(super) breathe: usize,
    pub(super) longest: usize,
    pub(super) past: usize,
}

impl Figures {
    pub(super) fn served(&mut self, waited: i64, hard: bool, pressing: bool, fits: Option<bool>, knows: Option<bool>, why: Option<&Why>) {
        if hard { &mut self.hard } else { &mut self.calm }.push(waited);
        self.pressing.extend(pressing.then_some(waited));
        count(&mut self.skilled, fits);
        count(&mut self.known, knows);
        let reasons = &mut self.reasons;
        let reason = match why {
            None => return,
            Some(Why::KnowsThem) => &mut reasons.knows,
            Some(Why::Skilled(_)) => &mut reasons.skilled,
            Some(Why::LightestLoad { .. }) => &mut reasons.lightest,
            Some(Why::ToBreathe { .. }) => &mut reasons.breathe,
            Some(Why::FreeForLongest) => &mut reasons.longest,
            Some(Why::PastTheLimit { .. }) => &mut reasons.past,
        };
        *reason += 1;
    }

    pub(super) fn day_of(&mut self, carried: &Carried) {
        self.rows.push(carried.longest_row);
        self.hours.push(carried.most_in_an_hour());
    }

    pub(super) fn everybody(&self) -> Vec<i64> {
        self.calm.iter().chain(&self.hard).copied().collect()
    }
}

fn count((given, of): &mut (usize, usize), fits: Option<bool>) {
    *given += usize::from(fits == Some(true));
    *of += usize::from(fits.is_some());
}

/// The value below which this share of all lies.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a place in a list"
)]
pub(super) fn quantile(values: &[i64], share: f64) -> i64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// The share of those beyond a number, in hundredths.
#[allow(clippy::cast_precision_loss, reason = "counts of a simulation")]
pub(super) fn beyond(values: &[usize], most: usize) -> f64 {
    100.0 * values.iter().filter(|value| **value > most).count() as f64 / values.len().max(1) as f64
}
