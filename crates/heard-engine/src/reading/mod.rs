//! What one customer message says: feelings, problem, impact, ask, flags, and whether empathy is needed.

mod types;

use heard_text::Document;

use crate::cue::Hits;
use crate::{Feeling, Felt, Turn};
pub use types::{Ask, AskKind, EmpathyNeed, Flag, Flagged, Reading};

/// Reads a customer's message.
pub(crate) fn read(_doc: &Document<'_>, _hits: &Hits, _before: &[Turn<'_>]) -> Reading {
    Reading {
        feelings: vec![Felt {
            feeling: Feeling::Neutral,
            probability: 1.0,
            evidence: Vec::new(),
        }],
        intensity: 0,
        valence: 0.0,
        problem: Vec::new(),
        impact: Vec::new(),
        ask: Ask {
            kind: AskKind::Other,
            evidence: None,
        },
        questions: Vec::new(),
        flags: Vec::new(),
        empathy: EmpathyNeed {
            needed: false,
            evidence: None,
        },
    }
}
