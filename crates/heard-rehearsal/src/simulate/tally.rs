//! What many runs come to: how each way of answering ends, whether the better one ends better, and whether any that does not listen wins.

use super::{Policy, Run, run};
use crate::rehearsal::Coach;
use crate::{Outcome, Scenario};

/// What one way of answering came to with one customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Runs by their ends, worst first.
    pub ends: [usize; 5],
    /// Runs in which the customer's anger let go.
    pub thawed: usize,
    /// All runs.
    pub runs: usize,
    /// The standings of the runs, added.
    pub standings: f32,
    /// The turns of the runs, added.
    pub turns: usize,
}

/// What all of them came to with one customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// The ways of answering, in the order of [`Policy::QUALITY`], then of [`Policy::GAMING`].
    pub rows: Vec<(Policy, Row)>,
    /// Pairs of ways of answering, run by run, of which the better one stood better at the end.
    pub right: usize,
    /// All such pairs.
    pub pairs: usize,
    /// Pairs of which the worse one had the better outcome.
    pub upside_down: usize,
    /// The pairs that were wrong: the better, the worse, how often.
    pub wrong: Vec<(Policy, Policy, usize)>,
}

impl Tally {
    /// Runs every way of answering so many times; `None` where the scenario brings no replies.
    pub fn of(scenario: &Scenario, coach: &impl Coach, runs: u64) -> Option<Self> {
        let mut tally = Self::default();
        let quality: Vec<Vec<Run>> = Policy::QUALITY
            .into_iter()
            .map(|policy| (0..runs).map(|seed| run(scenario, coach, policy, seed)).collect())
            .collect::<Option<_>>()?;
        for (policy, runs) in Policy::QUALITY.into_iter().zip(&quality) {
            tally.rows.push((policy, Row::of(runs)));
        }
        for (i, (better, best)) in Policy::QUALITY.into_iter().zip(&quality).enumerate() {
            for (worse, worst) in Policy::QUALITY.into_iter().zip(&quality).skip(i + 1) {
                let right = best
                    .iter()
                    .zip(worst)
                    .filter(|(a, b)| a.branch.standing > b.branch.standing)
                    .count();
                tally.right += right;
                tally.upside_down += best.iter().zip(worst).filter(|(a, b)| a.branch.outcome < b.branch.outcome).count();
                tally.pairs += best.len();
                if right < best.len() {
                    tally.wrong.push((better, worse, best.len() - right));
                }
            }
        }
        for policy in Policy::GAMING {
            let runs: Vec<Run> = (0..runs).map(|seed| run(scenario, coach, policy, seed)).collect::<Option<_>>()?;
            tally.rows.push((policy, Row::of(&runs)));
        }
        Some(tally)
    }

    /// The row of a way of answering.
    pub fn row(&self, policy: Policy) -> Option<&Row> {
        self.rows.iter().find(|(other, _)| *other == policy).map(|(_, row)| row)
    }

    /// The ways of gaming that stood better than a decent reply on average.
    pub fn won(&self) -> Vec<Policy> {
        let decent = self.row(Policy::Decent).map_or(0.0, Row::standing);
        let beats = |policy: &Policy| self.row(*policy).is_some_and(|row| row.standing() >= decent);
        Policy::GAMING.into_iter().filter(beats).collect()
    }
}

impl Row {
    fn of(runs: &[Run]) -> Self {
        let mut row = Self::default();
        for run in runs {
            row.runs += 1;
            row.standings += run.branch.standing;
            row.turns += run.branch.turns.len();
            row.thawed += usize::from(run.thawed);
            let end = Outcome::ALL.iter().position(|outcome| Some(*outcome) == run.branch.outcome);
            if let Some(count) = end.and_then(|at| row.ends.get_mut(at)) {
                *count += 1;
            }
        }
        row
    }

    /// Adds the runs of another row.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.ends.iter_mut().zip(other.ends) {
            *count += more;
        }
        self.thawed += other.thawed;
        self.runs += other.runs;
        self.standings += other.standings;
        self.turns += other.turns;
    }

    /// The mean standing, 0 to 1.
    pub fn standing(&self) -> f32 {
        self.per_run(self.standings)
    }

    /// The mean number of turns.
    pub fn length(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
        let turns = self.turns as f32;
        self.per_run(turns)
    }

    /// The share of runs that ended so.
    pub fn ended(&self, outcome: Outcome) -> f32 {
        let at = Outcome::ALL.iter().position(|other| *other == outcome);
        let count = at.and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
        let count = count as f32;
        self.per_run(count)
    }

    /// The share of runs in which the anger let go.
    pub fn thawed(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
        let thawed = self.thawed as f32;
        self.per_run(thawed)
    }

    fn per_run(&self, sum: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "counts of runs")]
        let runs = self.runs.max(1) as f32;
        sum / runs
    }
}
