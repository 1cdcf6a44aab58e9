//! What was counted lately, and what was read in words for it.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use heard_engine::Engine;
use heard_store::Cursor;

use super::{Counted, Key};

/// Periods that are kept.
const PERIODS: usize = 4;
/// Texts of which it is kept what was read in them.
const TEXTS: usize = 100_000;
/// Vectors that are kept, some megabytes.
const VECTORS: usize = 10_000;
/// Texts that are read together.
const TOGETHER: usize = 64;

/// What was counted lately.
#[derive(Default)]
pub(crate) struct Outcomes {
    kept: Mutex<VecDeque<(Key, Arc<Counted>)>>,
    /// By the hash of their words, which are not kept.
    vectors: Mutex<HashMap<u64, Vec<f32>>>,
    /// Whether words recommend us, by their hash.
    praise: Mutex<HashMap<u64, bool>>,
}

impl Outcomes {
    /// What was counted last of this period in this hour, and up to which event.
    pub(super) fn find(&self, key: &Key) -> Option<(Cursor, Arc<Counted>)> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, counted) = kept.iter().find(|(known, _)| known.is_like(key))?;
        Some((known.cursor, Arc::clone(counted)))
    }

    /// Keeps a count in the place of what was counted of the period before, and forgets those of earlier hours.
    pub(super) fn keep(&self, key: Key, counted: Counted) -> Arc<Counted> {
        let counted = Arc::new(counted);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| known.hour == key.hour && !known.is_like(&key));
        kept.truncate(PERIODS - 1);
        kept.push_front((key, Arc::clone(&counted)));
        counted
    }

    /// Forgets all counts, and with them the words in them: a customer was erased.
    pub(crate) fn forget(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether a text recommends us. What was read before is not read again.
    pub(super) fn recommends(&self, engine: &Engine, text: &str) -> bool {
        let key = hash(text);
        if let Some(known) = self.praise.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return *known;
        }
        let found = engine.recommends(text).is_some();
        let mut praise = self.praise.lock().unwrap_or_else(PoisonError::into_inner);
        if praise.len() >= TEXTS {
            praise.clear();
        }
        praise.insert(key, found);
        found
    }

    /// A vector of the meaning of each text; `None` without an encoder. What was read before is not read again.
    pub(super) fn vectors(&self, engine: &Engine, texts: &[&str]) -> Option<Vec<Vec<f32>>> {
        let keys: Vec<u64> = texts.iter().map(|text| hash(text)).collect();
        let known = |key: &u64| self.vectors.lock().unwrap_or_else(PoisonError::into_inner).contains_key(key);
        let fresh: Vec<(u64, &str)> = keys
            .iter()
            .copied()
            .zip(texts.iter().copied())
            .filter(|(key, _)| !known(key))
            .collect();
        for some in fresh.chunks(TOGETHER) {
            let texts: Vec<&str> = some.iter().map(|(_, text)| *text).collect();
            let read = engine.embed(&texts)?;
            let mut vectors = self.vectors.lock().unwrap_or_else(PoisonError::into_inner);
            vectors.extend(some.iter().map(|(key, _)| *key).zip(read));
        }
        let mut vectors = self.vectors.lock().unwrap_or_else(PoisonError::into_inner);
        let found = keys.iter().map(|key| vectors.get(key).cloned()).collect();
        if vectors.len() > VECTORS {
            vectors.clear();
        }
        found
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
