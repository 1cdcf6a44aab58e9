//! Documents for support mail: segments, sentences, tokens and byte spans, and nothing that has an opinion.
//!
//! [`Document::new`] is total: any UTF-8 goes in, nothing panics, and the time is linear in the length of the text.
//! Every [`Span`] lies inside the text, on character boundaries.

mod chars;
mod document;
mod lex;
mod norm;
mod segment;
mod sentence;
mod span;
mod token;
mod utf16;
#[cfg(test)]
mod work;

pub use document::Document;
pub use norm::normalise;
pub use segment::{Segment, SegmentKind};
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Token, TokenKind};
