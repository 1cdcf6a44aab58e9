//! Chance from a seed: the same seed and place always give the same figure, on every machine.

/// A figure made of a seed and of where it is wanted.
pub(crate) fn figure(seed: u64, places: &[u64]) -> u64 {
    places.iter().fold(mix(seed), |figure, place| mix(figure ^ mix(*place)))
}

/// The same between 0 and 1.
pub(crate) fn share(seed: u64, places: &[u64]) -> f32 {
    /// Bits that a number of this size holds exactly.
    const BITS: u32 = 24;
    let top = u32::try_from(figure(seed, places) >> (u64::BITS - BITS)).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "24 bits are held exactly")]
    let share = top as f32 / (1_u32 << BITS) as f32;
    share
}

/// One of so many; 0 of none.
pub(crate) fn one_of(many: usize, seed: u64, places: &[u64]) -> usize {
    let many = u64::try_from(many).unwrap_or(u64::MAX).max(1);
    usize::try_from(figure(seed, places) % many).unwrap_or_default()
}

/// The last steps of the generator `SplitMix64`.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_same_again_and_spread() {
        assert_eq!(figure(7, &[1, 2]), figure(7, &[1, 2]));
        assert_ne!(figure(7, &[1, 2]), figure(7, &[2, 1]));
        let mut seen = [0_u32; 3];
        for seed in 0..3_000 {
            let share = share(seed, &[4]);
            assert!((0.0..1.0).contains(&share));
            seen[one_of(3, seed, &[5])] += 1;
        }
        assert!(seen.iter().all(|times| (900..1_100).contains(times)), "{seen:?}");
    }
}
