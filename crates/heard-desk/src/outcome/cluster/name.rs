//! Names of groups: the words most typical of each.

use std::collections::BTreeMap;

use super::words::{content, spread};
use crate::outcome::Passage;

/// The words of a name.
const WORDS: usize = 3;

/// Knows how common each word is.
pub(super) struct Namer {
    spread: BTreeMap<String, u32>,
}

impl Namer {
    pub(super) fn new(passages: &[Passage]) -> Self {
        Self {
            spread: spread(passages.iter().map(|passage| &passage.words)),
        }
    }

    /// The words that are frequent here and, for how frequent they are here, rare elsewhere, the most typical first, as most often written. A
    /// word of one passage, or of less than a quarter of them, is typical of nothing, unless there is no other.
    pub(super) fn name<'p>(&self, passages: impl Iterator<Item = &'p Passage>) -> Vec<String> {
        let mut here: BTreeMap<String, (u32, BTreeMap<String, u32>)> = BTreeMap::new();
        let mut all = 0;
        for passage in passages {
            all += 1;
            let mut once: Vec<(String, String)> = content(&passage.words);
            once.sort();
            once.dedup_by(|one, other| one.0 == other.0);
            for (stem, written) in once {
                let (count, forms) = here.entry(stem).or_default();
                *count += 1;
                *forms.entry(written).or_insert(0) += 1;
            }
        }
        let frequent = |count: u32| count > 1 && 4 * count >= all;
        let several = here.values().any(|(count, _)| frequent(*count));
        let mut typical: Vec<(f64, &String, String)> = here
            .iter()
            .filter(|(_, (count, _))| frequent(*count) || !several)
            .filter_map(|(stem, (count, forms))| {
                let everywhere = self.spread.get(stem).copied().unwrap_or(*count).max(*count);
                let weight = f64::from(*count) * f64::from(*count) / f64::from(everywhere);
                let written = forms.iter().max_by_key(|(_, times)| **times)?.0.clone();
                Some((weight, stem, written))
            })
            .collect();
        typical.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        typical.into_iter().take(WORDS).map(|(_, _, written)| written).collect()
    }
}
