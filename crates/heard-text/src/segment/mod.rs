//! Segments of a message: greeting, body, quoted mail, signature.

mod greeting;
mod initials;
mod quote;
mod signature;

use crate::Span;
use crate::chars::{is_blank, run};

/// What a stretch of text is.
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

/// A stretch of text of one kind. Segments tile the text in order; white space goes with what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
}

/// Cuts a text into its segments; none of them is empty.
pub(crate) fn segments(text: &str) -> Vec<Segment> {
    let pieces = quote::cut(text);
    let written = |s: &Segment| s.kind == SegmentKind::Body && !s.span.of(text).trim().is_empty();
    let first = pieces.iter().position(|s| !s.span.of(text).trim().is_empty());
    let last = pieces.iter().rposition(written);
    let mut out = Vec::with_capacity(pieces.len() + 2);
    for (at, piece) in pieces.into_iter().enumerate() {
        let Span { start, end } = piece.span;
        let mut body = start;
        if Some(at) == first && written(&piece) {
            body = greeting::end(piece.span.of(text)).map_or(start, |length| run(text, start + length, is_blank).min(end));
            push(&mut out, start, body, SegmentKind::Greeting);
        }
        let rest = Span::new(body, end);
        let signature = (Some(at) == last).then(|| signature::start(rest.of(text))).flatten();
        let cut = signature.map_or(end, |offset| body + offset);
        push(&mut out, body, cut, piece.kind);
        push(&mut out, cut, end, SegmentKind::Signature);
    }
    out
}

/// Adds a stretch, or lengthens the last one if it is of the same kind.
fn push(out: &mut Vec<Segment>, start: usize, end: usize, kind: SegmentKind) {
    match out.last_mut() {
        _ if start == end => {}
        Some(last) if last.kind == kind && last.span.end == start => last.span.end = end,
        _ => out.push(Segment {
            span: Span::new(start, end),
            kind,
        }),
    }
}
