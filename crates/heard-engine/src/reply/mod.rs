//! What the sentences of a reply do, and what a draft amounts to.

mod acts;
mod asking;
mod empathy;
mod lines;
mod name;
mod points;
mod sum;
mod types;
pub(crate) mod words;

use heard_text::Document;

use crate::{Reading, Situation};
pub(crate) use empathy::given as empathy;
pub(crate) use lines::{Line, lines};
pub(crate) use sum::appraise;
pub use types::{Act, ActFound};

/// What the sentences of a draft do.
pub(crate) fn acts(
    draft: &Document<'_>,
    lines: &[Line<'_>],
    customer: &Document<'_>,
    heard: &Reading,
    situation: &Situation<'_>,
) -> Vec<ActFound> {
    acts::find(draft, lines, customer, heard, situation)
}
