//! What was read lately, by hash of all that it depends on. Bounded; forgets the half not asked for lately.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::Arc;

use rustc_hash::FxHashMap;

/// 128 bits under two secret keys: no sender can make two texts share one.
pub(crate) type Key = (u64, u64);

pub(crate) struct Cache<T> {
    keys: [RandomState; 2],
    half: usize,
    young: FxHashMap<Key, Arc<T>>,
    old: FxHashMap<Key, Arc<T>>,
}

impl<T> Cache<T> {
    /// Holds `most` at most; 0 holds none.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            keys: Default::default(),
            half: most / 2,
            young: FxHashMap::default(),
            old: FxHashMap::default(),
        }
    }

    pub(crate) fn key(&self, of: impl Hash) -> Key {
        let [a, b] = &self.keys;
        (a.hash_one(&of), b.hash_one(&of))
    }

    pub(crate) fn get(&mut self, key: Key) -> Option<Arc<T>> {
        if let Some(found) = self.young.get(&key) {
            return Some(found.clone());
        }
        let found = self.old.remove(&key)?;
        self.put(key, found.clone());
        Some(found)
    }

    pub(crate) fn put(&mut self, key: Key, output: Arc<T>) {
        if self.half == 0 {
            return;
        }
        if self.young.len() >= self.half {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Output;

    fn output(read: usize) -> Arc<Output> {
        Arc::new(Output {
            heads: Arc::new([]),
            scores: Vec::new(),
            places: Vec::new(),
            embedding: Vec::new(),
            read,
        })
    }

    #[test]
    fn holds_what_is_asked_for_and_never_more_than_its_bound() {
        let mut cache = Cache::new(10);
        for i in 0..1000 {
            cache.put((i, 0), output(7));
            assert!(cache.get((0, 0)).is_some(), "asked for at every turn");
            assert!(cache.young.len() + cache.old.len() <= 10);
        }
        assert!(cache.get((500, 0)).is_none());
        let mut none = Cache::new(0);
        none.put((1, 1), output(1));
        assert!(none.get((1, 1)).is_none());
    }
}
