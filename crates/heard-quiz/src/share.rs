//! A share of answers with what can be said of it.

use serde::Serialize;

/// Below so many answers a share is said to rest on few.
pub const FEW: u32 = 10;

/// So many of so many, with Wilson's interval of 95 in 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// How many were right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// The lower end of the interval, 0 to 1.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Whether it rests on few answers.
    pub few: bool,
}

impl Share {
    /// The share of `right` in `of`; more right than there are count as all.
    pub fn new(right: u32, of: u32) -> Self {
        let right = right.min(of);
        let (low, high) = wilson(f64::from(right), f64::from(of));
        Self {
            right,
            of,
            low,
            high,
            few: of < FEW,
        }
    }

    /// The share itself, 0 to 1; `None` of nothing.
    pub fn value(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.right) / f64::from(self.of))
    }
}

fn wilson(right: f64, of: f64) -> (f64, f64) {
    const Z: f64 = 1.959_964;
    if of <= 0.0 {
        return (0.0, 1.0);
    }
    let share = right / of;
    let spread = 1.0 + Z * Z / of;
    let middle = share + Z * Z / (2.0 * of);
    let half = Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt();
    (((middle - half) / spread).max(0.0), ((middle + half) / spread).min(1.0))
}
