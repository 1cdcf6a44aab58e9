//! What the sentences of a reply do.

mod types;

use heard_text::Document;

use crate::cue::Hits;
use crate::rules::Context;
use crate::{Appraisal, Empathy, Finding, Reading, Score, Situation};
pub use types::{Act, ActFound};

/// What the sentences of a draft do.
pub(crate) fn acts(
    _draft: &Document<'_>,
    _hits: &Hits,
    _customer: &Document<'_>,
    _heard: &Reading,
    _situation: &Situation<'_>,
) -> Vec<ActFound> {
    Vec::new()
}

/// Empathy as needed × given.
pub(crate) fn empathy(_draft: &Document<'_>, _acts: &[ActFound], heard: &Reading) -> Empathy {
    Empathy {
        needed: heard.empathy.needed,
        because: heard.empathy.evidence.clone(),
        given: 0,
        evidence: None,
    }
}

/// Puts the appraisal together: strengths and scores beside the findings.
pub(crate) fn appraise(cx: &Context<'_>, findings: Vec<Finding>) -> Appraisal {
    Appraisal {
        findings,
        strengths: Vec::new(),
        acts: cx.acts.to_vec(),
        needs: cx.needs.to_vec(),
        empathy: cx.empathy.clone(),
        emotional: Score::default(),
        rational: Score::default(),
    }
}
