//! Segments of a message: greeting, body, quoted mail, signature.

use crate::Span;

/// What a stretch of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// "Hi Marta," at the start.
    Greeting,
    /// What the author wrote.
    Body,
    /// Earlier mail quoted below or between (`> …`, "On … wrote:").
    Quote,
    /// Closing formula, name, and what follows `-- `.
    Signature,
}

/// A stretch of text of one kind. Segments tile the text in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
}
