//! The words that a judgement rests on.

use heard_text::{Document, Span};
use serde::{Deserialize, Serialize};

/// A quotation from a text, with where it stands in bytes and in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First UTF-16 unit, as browsers and editors count.
    pub start16: usize,
    /// One past the last UTF-16 unit.
    pub end16: usize,
    /// The words themselves.
    pub quote: String,
    /// Index into the situation's turns, for words of an earlier turn; `None` for the text that was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<usize>,
}

impl Evidence {
    /// The words of `doc` under `span`.
    pub fn new(doc: &Document<'_>, span: Span) -> Self {
        let units = doc.utf16(span);
        Self {
            start: span.start,
            end: span.end,
            start16: units.start,
            end16: units.end,
            quote: doc.slice(span).to_owned(),
            turn: None,
        }
    }

    /// The byte span.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}
