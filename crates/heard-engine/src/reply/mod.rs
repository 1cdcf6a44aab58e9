//! What the sentences of a reply do, and what a draft amounts to.

mod acts;
mod asking;
mod empathy;
pub(crate) mod lines;
mod name;
mod sum;
mod types;
pub(crate) mod words;

use heard_text::Document;

use crate::cue::Hits;
use crate::{Reading, Situation};
pub(crate) use empathy::given as empathy;
pub(crate) use sum::appraise;
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
