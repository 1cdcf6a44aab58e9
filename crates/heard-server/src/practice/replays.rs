//! Rehearsals that are being played just now, so that not every reply plays the whole run again. A memory and no more: what is forgotten is played again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use heard_desk::{Played, Rehearsal, RehearsalId, Version};

/// How many are remembered.
const MOST: usize = 24;

/// The latest, each in one version.
#[derive(Debug, Default)]
pub(super) struct Replays(Mutex<VecDeque<(RehearsalId, Version, Arc<Played>)>>);

impl Replays {
    /// This very version.
    pub(super) fn find(&self, rehearsal: &Rehearsal) -> Option<Arc<Played>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut same = kept
            .iter()
            .filter(|(id, version, _)| (*id, *version) == (rehearsal.id, rehearsal.version));
        same.next().map(|(_, _, played)| Arc::clone(played))
    }

    /// In place of an earlier version.
    pub(super) fn keep(&self, rehearsal: &Rehearsal, played: Arc<Played>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(id, ..)| *id != rehearsal.id);
        kept.push_front((rehearsal.id, rehearsal.version, played));
        kept.truncate(MOST);
    }
}
