//! Numbers spread evenly and always alike, to choose without a pattern and without chance.

/// Spreads numbers evenly and always alike (the finaliser of `SplitMix64`).
pub(crate) fn scatter(number: u64) -> u64 {
    let x = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
