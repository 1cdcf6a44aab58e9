//! What the sentences of a reply do, and what a draft amounts to.

mod acts;
mod asking;
mod empathy;
mod lines;
mod meant;
mod name;
mod points;
mod sum;
mod types;
pub(crate) mod words;

pub(crate) use acts::find as acts;
pub(crate) use empathy::given as empathy;
pub(crate) use lines::{Line, lines};
pub(crate) use sum::appraise;
pub use types::{Act, ActFound};
