//! Byte offsets to UTF-16 offsets, for editors and browsers that count so.

use crate::Span;

/// One checkpoint every so many bytes.
const STEP: usize = 64;

/// Maps byte offsets of one text to UTF-16 offsets in constant time. Empty for ASCII, where both agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Utf16Map {
    checkpoints: Vec<usize>,
}

impl Utf16Map {
    pub(crate) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            while checkpoints.len() * STEP <= at {
                checkpoints.push(units);
            }
            units += c.len_utf16();
        }
        Self { checkpoints }
    }

    /// The UTF-16 span of a byte span of `text`.
    pub(crate) fn span(&self, text: &str, span: Span) -> Span {
        Span::new(self.offset(text, span.start), self.offset(text, span.end))
    }

    fn offset(&self, text: &str, byte: usize) -> usize {
        if self.checkpoints.is_empty() {
            return byte;
        }
        // A checkpoint holds the units before the first character that starts at or after its byte.
        let index = (byte / STEP).min(self.checkpoints.len() - 1);
        let mut start = index * STEP;
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let units = self.checkpoints.get(index).copied().unwrap_or_default();
        units + text.get(start..byte).map_or(0, |s| s.chars().map(char::len_utf16).sum())
    }
}
