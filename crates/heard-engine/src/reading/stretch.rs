//! Stretches of text by the figures of their pieces: the words that a judgement of the encoder rests on. Knows no feeling and no flag.

use heard_text::{Document, Span, Token, TokenKind};

use super::clause::Clause;
use crate::meaning::Piece;

/// The run of pieces that is worth most, by the sum of its log odds, if its best piece is likely enough.
pub(super) fn likely(doc: &Document<'_>, clauses: &[Clause], pieces: &[Piece], least: f32, of: fn(&Piece) -> f32) -> Option<Span> {
    /// No single piece decides.
    const MOST: f32 = 3.0;
    let odds = |piece: &Piece| {
        let p = of(piece).clamp(0.001, 0.999);
        (p / (1.0 - p)).ln().clamp(-MOST, MOST)
    };
    let (from, to) = highest(pieces, odds)?;
    let within = |piece: &&Piece| from.span.start <= piece.span.start && piece.span.end <= to.span.end;
    let likely = pieces.iter().filter(within).map(of).fold(0.0, f32::max) >= least;
    trimmed(doc, from.span.cover(to.span))
        .filter(|_| likely)
        .map(|span| grown(doc, clauses, span))
}

/// A few words rarely say the matter by themselves: their clause does. And a clause is not left just before its end.
fn grown(doc: &Document<'_>, clauses: &[Clause], span: Span) -> Span {
    const FEW: usize = 5;
    const END: usize = 3;
    let tokens = doc.tokens();
    let words = |from: usize, to: usize| tokens.partition_point(|t| t.span.start < to) - tokens.partition_point(|t| t.span.end <= from);
    match clauses.iter().find(|clause| clause.span.contains(span)) {
        Some(clause) if words(span.start, span.end) < FEW => clause.span,
        Some(clause) if words(span.end, clause.span.end) <= END => Span::new(span.start, clause.span.end),
        _ => span,
    }
}

/// First and last piece of the run with the greatest sum.
fn highest(pieces: &[Piece], worth_of: impl Fn(&Piece) -> f32) -> Option<(&Piece, &Piece)> {
    let (mut worth, mut from) = (0.0_f32, 0);
    let mut best: Option<(f32, usize, usize)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        if worth <= 0.0 {
            (worth, from) = (0.0, at);
        }
        worth += worth_of(piece);
        if best.is_none_or(|(most, ..)| worth > most) {
            best = Some((worth, from, at));
        }
    }
    let (_, start, end) = best?;
    Some((pieces.get(start)?, pieces.get(end)?))
}

/// Whole words, without the marks and joining words at the edges.
fn trimmed(doc: &Document<'_>, span: Span) -> Option<Span> {
    const JOINING: &[&str] = &["and", "but", "now", "so", "also", "then"];
    let tokens = doc.tokens();
    let (from, to) = (
        tokens.partition_point(|t| t.span.end <= span.start),
        tokens.partition_point(|t| t.span.start < span.end),
    );
    let mut words = tokens.get(from..to)?;
    let mark = |t: &Token| t.kind == TokenKind::Punct && !doc.norm(t).starts_with(['"', '\'', '(', '£', '$', '€']);
    while let [first, rest @ ..] = words
        && (mark(first) || JOINING.contains(&doc.norm(first)) && !rest.is_empty())
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && mark(last)
    {
        words = rest;
    }
    Some(words.first()?.span.cover(words.last()?.span))
}

/// The words that speak most for something: the run of pieces that lies highest above the mean of the text.
pub(super) fn pulling(doc: &Document<'_>, pieces: &[Piece], pull: impl Fn(&Piece) -> f32) -> Option<Span> {
    #[expect(clippy::cast_precision_loss, reason = "a text has some thousand pieces at most")]
    let mean = pieces.iter().map(&pull).sum::<f32>() / pieces.len().max(1) as f32;
    let run = highest(pieces, |piece| pull(piece) - mean);
    let words = run.and_then(|(first, last)| trimmed(doc, first.span.cover(last.span)));
    words.or_else(|| doc.sentences().first().map(|sentence| sentence.span))
}
