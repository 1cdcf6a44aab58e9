//! Sentences: where they end, in the writing that customers really use.

mod boundary;
mod line;

use crate::{SegmentKind, Span, Token};
use boundary::Boundary;

pub(crate) use boundary::is_starter;

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

/// A sentence holds at most so many tokens, so that whoever looks around within one does bounded work.
const LONGEST: usize = 400;

/// Groups the tokens from index `first` on, all of one segment, into sentences.
pub(crate) fn split(text: &str, tokens: &mut [Token], first: usize, segment: SegmentKind, sentences: &mut Vec<Sentence>) {
    let mut start = first;
    let mut line_start = first;
    while start < tokens.len() {
        let end = Boundary::new(text, tokens, start, &mut line_start).find(start + LONGEST);
        let number = index(sentences.len());
        let Some(cut) = tokens.get_mut(start..end) else { return };
        for token in cut.iter_mut() {
            token.sentence = number;
        }
        let (Some(head), Some(tail)) = (cut.first(), cut.last()) else {
            return;
        };
        sentences.push(Sentence {
            span: head.span.cover(tail.span),
            segment,
            first_token: index(start),
            end_token: index(end),
        });
        start = end;
    }
}

/// An index as it is stored. A text with more than four thousand million tokens does not fit in memory beside them.
pub(crate) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
