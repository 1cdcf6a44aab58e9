//! Sentences: where they end, in the writing that customers really use.

use crate::{SegmentKind, Span};

/// One sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The segment it belongs to.
    pub segment: SegmentKind,
    /// First token, as an index into [`crate::Document::tokens`].
    pub first_token: u32,
    /// One past its last token.
    pub end_token: u32,
}
