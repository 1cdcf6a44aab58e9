//! Chance from a seed: the same seed gives the same order everywhere and for ever.

/// A source of numbers (SplitMix64): small, even, and the same on every machine. Not for secrets.
#[derive(Clone, Debug)]
pub struct Seed(u64);

impl Seed {
    /// Begins with a number.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Begins with words, such as an item's id (FNV-1a).
    pub fn of(words: &str) -> Self {
        let hash = words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let Ok(wide) = u64::try_from(end) else { return 0 };
        let drawn = self.draw().checked_rem(wide).unwrap_or(0);
        usize::try_from(drawn).unwrap_or(0)
    }

    /// Puts things into an order of chance.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(last + 1);
            things.swap(last, other);
        }
    }
}
