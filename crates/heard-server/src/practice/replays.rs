//! Rehearsals that are being played just now, so that not every reply plays the whole run again. A memory and no more: what is forgotten is played again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use heard_desk::{Played, Rehearsal, RehearsalId, Version};

/// How many are remembered.
const MOST: usize = 24;

/// Which it is: a rehearsal in one version, and what its scenario said when it was played again. One of somebody's own can change meanwhile.
type Which = (RehearsalId, Version, Option<u64>);

/// The latest, each in one version.
#[derive(Debug, Default)]
pub(super) struct Replays(Mutex<VecDeque<(Which, Arc<Played>)>>);

impl Replays {
    /// This very version, by this very scenario.
    pub(super) fn find(&self, rehearsal: &Rehearsal, print: Option<u64>) -> Option<Arc<Played>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut same = kept.iter().filter(|(which, _)| *which == (rehearsal.id, rehearsal.version, print));
        same.next().map(|(_, played)| Arc::clone(played))
    }

    /// In place of an earlier version.
    pub(super) fn keep(&self, rehearsal: &Rehearsal, print: Option<u64>, played: Arc<Played>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|((id, ..), _)| *id != rehearsal.id);
        kept.push_front(((rehearsal.id, rehearsal.version, print), played));
        kept.truncate(MOST);
    }
}
