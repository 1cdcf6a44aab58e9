//! What the answers say of the items: how hard they are, and whether they tell who knows the practice from who does not. Of items, never of
//! persons.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Share;

/// Below so many sittings nothing is said of how well an item tells.
pub const TOO_FEW: u32 = 30;

/// One exam: which items were answered, and whether rightly. Whose it was is not told.
pub type Sitting = BTreeMap<String, bool>;

/// How well an item tells the knowing from the others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Discrimination {
    /// Fewer than thirty sittings.
    TooFew,
    /// All answered alike, or all had the same score: nothing can be told.
    Flat,
    /// The correlation of this answer with the share right of the same sitting's other answers, −1 to 1.
    Told {
        /// The figure.
        value: f64,
        /// Below 0.1: look at the item, it may be wrong or unclear.
        poor: bool,
    },
}

/// What is known of one item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemFigures {
    /// The item's id.
    pub item: String,
    /// The share right: how easy it is.
    pub share: Share,
    /// How well it tells.
    pub discrimination: Discrimination,
    /// The upper-lower index, −1 to 1: the share right among the best 27 in 100 sittings less that among the poorest (Kelley 1939), by the rest of
    /// each sitting; whoever is level with the last of a group is in it. `None` where there are fewer than thirty sittings, or the groups are one.
    pub upper_lower: Option<f64>,
}

/// The figures of all items that were answered in these sittings, by id.
pub fn figures(sittings: &[Sitting]) -> Vec<ItemFigures> {
    let mut pairs: BTreeMap<&str, Vec<(bool, f64)>> = BTreeMap::new();
    for sitting in sittings {
        let right = count(sitting.values().filter(|right| **right).count());
        let others = count(sitting.len().saturating_sub(1));
        for (item, &here) in sitting {
            let rest = if others > 0 {
                f64::from(right - u32::from(here)) / f64::from(others)
            } else {
                0.0
            };
            pairs.entry(item).or_default().push((here, rest));
        }
    }
    let figures = pairs.into_iter().map(|(item, pairs)| ItemFigures {
        item: item.to_owned(),
        share: Share::new(count(pairs.iter().filter(|(right, _)| *right).count()), count(pairs.len())),
        discrimination: discrimination(&pairs),
        upper_lower: upper_lower(&pairs),
    });
    figures.collect()
}

/// The point-biserial correlation of one answer with the rest of its sitting.
fn discrimination(pairs: &[(bool, f64)]) -> Discrimination {
    if count(pairs.len()) < TOO_FEW {
        return Discrimination::TooFew;
    }
    let n = f64::from(count(pairs.len()));
    let as_number = |right: bool| f64::from(u8::from(right));
    let mean_x = pairs.iter().map(|(right, _)| as_number(*right)).sum::<f64>() / n;
    let mean_y = pairs.iter().map(|(_, rest)| rest).sum::<f64>() / n;
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for &(right, rest) in pairs {
        let (x, y) = (as_number(right) - mean_x, rest - mean_y);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    if xx <= f64::EPSILON || yy <= f64::EPSILON {
        return Discrimination::Flat;
    }
    let value = xy / (xx * yy).sqrt();
    Discrimination::Told { value, poor: value < 0.1 }
}

fn upper_lower(pairs: &[(bool, f64)]) -> Option<f64> {
    if count(pairs.len()) < TOO_FEW {
        return None;
    }
    let mut rests: Vec<f64> = pairs.iter().map(|(_, rest)| *rest).collect();
    rests.sort_by(f64::total_cmp);
    // The place of the last of the poorest 27 in 100, to the nearest.
    let last = ((pairs.len() * 27 + 50) / 100).max(1) - 1;
    let (low, high) = (*rests.get(last)?, *rests.get(rests.len() - 1 - last)?);
    if low >= high {
        return None;
    }
    let share = |of: &dyn Fn(f64) -> bool| {
        let group = pairs.iter().filter(|(_, rest)| of(*rest));
        let (right, all) = group.fold((0_u32, 0_u32), |(right, all), (here, _)| (right + u32::from(*here), all + 1));
        Share::new(right, all).value()
    };
    Some(share(&|rest| rest >= high)? - share(&|rest| rest <= low)?)
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
