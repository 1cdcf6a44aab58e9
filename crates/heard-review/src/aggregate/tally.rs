//! Counting.

use std::collections::BTreeMap;

use super::Example;

/// How often each of some things came.
#[derive(Clone, Debug)]
pub(crate) struct Counts<K>(BTreeMap<K, u64>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Counts<K> {
    pub(crate) fn add(&mut self, key: K) {
        *self.0.entry(key).or_default() += 1;
    }

    pub(crate) fn total(&self) -> u64 {
        self.0.values().sum()
    }

    /// In the order of the keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, u64)> {
        self.0.iter().map(|(key, count)| (key, *count))
    }

    /// Most frequent first; equally frequent ones in the order of the keys.
    pub(crate) fn ranked(&self) -> Vec<(&K, u64)> {
        let mut ranked: Vec<_> = self.iter().collect();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        ranked
    }
}

impl Counts<String> {
    pub(crate) fn get(&self, key: &str) -> u64 {
        self.0.get(key).copied().unwrap_or_default()
    }
}

/// Something that was found in replies, how often, and some examples.
#[derive(Clone, Debug)]
pub(crate) struct Tallied {
    pub(crate) name: String,
    pub(crate) count: u64,
    pub(crate) examples: Vec<Example>,
}
