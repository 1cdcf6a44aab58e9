//! How sure a figure is: 95 % intervals, without any drawing of lots.

use super::Interval;

/// The normal quantile of 95 % in the middle.
const Z: f64 = 1.959_963_984_540_054;
/// What may lie outside on one side.
const TAIL: f64 = 0.025;

/// The score interval of a share, `yes` of `of`; `None` of nothing. It keeps within 0 and 1 and is honest for small counts and shares near
/// the ends.
///
/// E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of the American Statistical Association 22
/// (1927), 209–212; advised for small counts by L. D. Brown, T. T. Cai and A. `DasGupta`, “Interval estimation for a binomial proportion”,
/// Statistical Science 16 (2001), 101–133.
pub fn wilson(yes: u32, of: u32) -> Option<Interval> {
    if of == 0 {
        return None;
    }
    let n = f64::from(of);
    let share = f64::from(yes.min(of)) / n;
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let reach = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Some(Interval {
        low: (middle - reach).clamp(0.0, share),
        high: (middle + reach).clamp(share, 1.0),
    })
}

/// The middle of values, and the interval between two of them that holds the true middle in 95 of 100 cases whatever the values are spread
/// like; no interval below six values, where even the outermost do not reach so far. `sorted` rises.
///
/// The k-th value from either end, where k is the largest whose binomial tail with one half, P(X < k), is at most 2.5 %: H. A. David and H. N.
/// Nagaraja, “Order Statistics” (3rd edition, 2003), section 7.1; W. J. Conover, “Practical Nonparametric Statistics” (3rd edition, 1999),
/// section 3.2.
pub fn median(sorted: &[f64]) -> Option<(f64, Option<Interval>)> {
    let n = sorted.len();
    let upper = *sorted.get(n / 2)?;
    let middle = match n % 2 {
        0 => f64::midpoint(*sorted.get(n / 2 - 1)?, upper),
        _ => upper,
    };
    let rank = rank(n);
    let interval = || {
        let low = *sorted.get(rank.checked_sub(1)?)?;
        let high = *sorted.get(n - rank)?;
        Some(Interval { low, high })
    };
    Some((middle, interval()))
}

/// The place from either end, counted from 1, at which the interval of the middle of `n` values ends; 0 for none.
fn rank(n: usize) -> usize {
    let Ok(count) = u32::try_from(n) else { return 0 };
    let count = f64::from(count);
    // Logarithms, for a half to the power of thousands is no number.
    let (mut log, mut below, mut done, mut rank) = (-count * 2.0_f64.ln(), 0.0, 0.0_f64, 0);
    while rank < n / 2 {
        below += log.exp();
        if below > TAIL {
            break;
        }
        log += ((count - done) / (done + 1.0)).ln();
        done += 1.0;
        rank += 1;
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Table I of R. G. Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998), 857–872.
    #[test]
    fn shares_as_published() {
        for (yes, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let found = wilson(yes, of).unwrap();
            assert!((found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5, "{found:?}");
        }
        assert_eq!(wilson(0, 0), None);
    }

    /// Of the tables of the sign test: P(X < 2) of ten is 11/1024, P(X < 3) is 56/1024.
    #[test]
    fn ranks_as_tabled() {
        let tabled = [(5, 0), (6, 1), (8, 1), (9, 2), (10, 2), (20, 6), (30, 10), (50, 18), (100, 40)];
        for (n, expected) in tabled {
            assert_eq!(rank(n), expected, "of {n}");
        }
        assert_eq!((rank(0), rank(1), rank(20_000)), (0, 0, 9861));
    }

    #[test]
    fn the_middle_and_its_interval() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[4.0]), Some((4.0, None)));
        assert_eq!(median(&[1.0, 2.0, 9.0, 10.0]), Some((5.5, None)));
        let six = [1.0, 2.0, 3.0, 4.0, 5.0, 60.0];
        assert_eq!(median(&six), Some((3.5, Some(Interval { low: 1.0, high: 60.0 }))));
    }
}
