//! What the sentences of a reply do, and what a draft amounts to.

mod acts;
mod asking;
mod empathy;
pub(crate) mod lines;
mod name;
mod types;
pub(crate) mod words;

use heard_text::Document;

use crate::cue::Hits;
use crate::rules::Context;
use crate::{Appraisal, Finding, Reading, Score, Situation};
pub(crate) use empathy::given as empathy;
pub use types::{Act, ActFound};

/// What the sentences of a draft do.
pub(crate) fn acts(
    draft: &Document<'_>,
    hits: &Hits,
    customer: &Document<'_>,
    heard: &Reading,
    situation: &Situation<'_>,
) -> Vec<ActFound> {
    acts::find(draft, hits, customer, heard, situation)
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
