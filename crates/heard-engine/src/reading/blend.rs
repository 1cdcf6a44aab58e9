//! Joins what the words show (the cues) with what the message means (the encoder), judgement by judgement.
//!
//! Each is a weighted mean of two figures between 0 and 1; the weights were fitted on sentences of our own that the encoder had not seen. Evidence
//! is the cue's words where there are any, else those that speak most for the encoder's judgement.

use heard_text::{Document, Span};

use super::clause;
use crate::meaning::{Meaning, Piece};
use crate::{Ask, AskKind, EmpathyNeed, Evidence, Feeling, Felt, Flag, Flagged};

/// What the encoder counts for; the cues count for the rest.
const PRIMARY: f32 = 0.85;
const FURTHER: f32 = 0.7;
const INTENSITY: f32 = 0.85;
const FLAG: f32 = 0.6;
const NEED: f32 = 0.8;
const ASK: f32 = 0.8;
/// From here on a thing holds; a flag that both half see is believed.
const HOLDS: f32 = 0.5;
const RAISED: f32 = 0.41;
/// A piece is part of the problem, or of the impact, from here on; below the second figure the cues alone are not believed.
const PROBLEM: (f32, f32) = (0.4, 0.1);
const IMPACT: (f32, f32) = (0.5, 0.15);

/// Feelings, most probable first.
pub(super) fn feelings(doc: &Document<'_>, cues: &[Felt], meaning: &Meaning) -> Vec<Felt> {
    let shown = |feeling: Feeling| cues.iter().find(|felt| felt.feeling == feeling);
    let total: f32 = cues.iter().map(|felt| felt.probability).sum::<f32>().max(1.0);
    let mean = |weight: f32, meant: f32, shown: f32| weight * meant + (1.0 - weight) * shown;
    let mut felt: Vec<(f32, f32, Feeling)> = Feeling::ALL
        .into_iter()
        .map(|feeling| {
            let first = cues.first().is_some_and(|felt| felt.feeling == feeling);
            let support = shown(feeling).map_or(0.0, |felt| felt.probability);
            // The cues rank: their first counts as much as all they saw, the others for their share.
            let ranked = if first { 1.0 } else { support / total * 0.5 };
            let primary = mean(PRIMARY, meaning.primary[feeling as usize], ranked);
            let there = if feeling == Feeling::Neutral {
                0.0
            } else {
                mean(FURTHER, meaning.felt[feeling as usize], support)
            };
            (primary, there, feeling)
        })
        .collect();
    felt.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept = Vec::new();
    for (rank, &(primary, there, feeling)) in felt.iter().enumerate() {
        if rank > 0 && there < HOLDS {
            continue;
        }
        let mut evidence = shown(feeling).map(|felt| felt.evidence.clone()).unwrap_or_default();
        if evidence.is_empty() && feeling != Feeling::Neutral {
            evidence.extend(pulling(doc, meaning, |piece| piece.feels[feeling as usize]));
        }
        let probability = if rank == 0 { primary.max(there) } else { there };
        kept.push(Felt {
            feeling,
            probability: probability.min(0.99),
            evidence,
        });
    }
    kept
}

/// The words that speak most for something: the run of pieces that lies highest above the mean of the text.
fn pulling(doc: &Document<'_>, meaning: &Meaning, pull: impl Fn(&Piece) -> f32) -> Option<Evidence> {
    #[expect(clippy::cast_precision_loss, reason = "a text has some thousand pieces at most")]
    let mean = meaning.pieces.iter().map(&pull).sum::<f32>() / meaning.pieces.len().max(1) as f32;
    let run = highest(&meaning.pieces, |piece| pull(piece) - mean);
    let words = run.and_then(|(first, last)| trimmed(doc, first.span.cover(last.span)));
    let words = words.or_else(|| doc.sentences().first().map(|sentence| sentence.span));
    words.map(|span| Evidence::new(doc, span))
}

/// 0 none, 1 mild, 2 clear, 3 strong.
pub(super) fn intensity(primary: Feeling, cues: u8, meaning: &Meaning) -> u8 {
    if primary == Feeling::Neutral {
        return 0;
    }
    let meant: f32 = meaning.intensity.iter().sum();
    let level = INTENSITY * meant + (1.0 - INTENSITY) * f32::from(cues.max(1));
    1 + u8::from(level >= 1.5) + u8::from(level >= 2.5)
}

/// Flags with their words.
pub(super) fn flags(doc: &Document<'_>, cues: &[Flagged], meaning: &Meaning) -> Vec<Flagged> {
    let mut kept = Vec::new();
    for (flag, meant) in Flag::ALL.into_iter().zip(meaning.flags) {
        let raised = cues.iter().find(|cue| cue.flag == flag);
        if FLAG * meant + (1.0 - FLAG) * f32::from(u8::from(raised.is_some())) < RAISED {
            continue;
        }
        let shown = raised.map(|cue| cue.evidence.clone());
        let evidence = shown.or_else(|| pulling(doc, meaning, |piece| piece.flags[flag as usize]));
        kept.extend(evidence.map(|evidence| Flagged { flag, evidence }));
    }
    kept
}

/// Whether a feeling or hardship wants to be acknowledged.
pub(super) fn need(cues: EmpathyNeed, meaning: &Meaning, feelings: &[Felt], telling: &[Evidence]) -> EmpathyNeed {
    let needed = NEED * meaning.needed + (1.0 - NEED) * f32::from(u8::from(cues.needed)) >= HOLDS;
    let felt = || {
        feelings
            .iter()
            .find(|felt| felt.feeling.sign() < 0)
            .and_then(|felt| felt.evidence.first().cloned())
    };
    let evidence = cues.evidence.or_else(felt).or_else(|| telling.first().cloned()).filter(|_| needed);
    EmpathyNeed {
        needed: evidence.is_some(),
        evidence,
    }
}

/// What they want.
pub(super) fn ask(cues: Ask, meaning: &Meaning) -> Ask {
    let of = |kind: AskKind, meant: f32| ASK * meant + (1.0 - ASK) * f32::from(u8::from(cues.kind == kind));
    let best = meaning
        .asks
        .iter()
        .map(|&(kind, meant)| (kind, of(kind, meant)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let kind = best.map_or(cues.kind, |(kind, _)| kind);
    Ask {
        evidence: cues.evidence.filter(|_| kind == cues.kind || kind != AskKind::Thanks),
        kind,
    }
}

/// What is wrong or wanted: the encoder's words first.
pub(super) fn problems(doc: &Document<'_>, cues: Vec<Evidence>, meaning: &Meaning) -> Vec<Evidence> {
    joined(
        doc,
        cues,
        run(doc, &meaning.pieces, PROBLEM.0, |piece| piece.problem),
        peak(meaning, |piece| piece.problem) >= PROBLEM.1,
    )
}

/// Why it matters: the encoder's words first.
pub(super) fn impacts(doc: &Document<'_>, cues: Vec<Evidence>, meaning: &Meaning) -> Vec<Evidence> {
    joined(
        doc,
        cues,
        run(doc, &meaning.pieces, IMPACT.0, |piece| piece.impact),
        peak(meaning, |piece| piece.impact) >= IMPACT.1,
    )
}

fn joined(doc: &Document<'_>, cues: Vec<Evidence>, meant: Option<Span>, believed: bool) -> Vec<Evidence> {
    let Some(span) = meant else {
        return if believed { cues } else { Vec::new() };
    };
    let others = cues.into_iter().filter(|cue| !cue.span().overlaps(span));
    std::iter::once(Evidence::new(doc, span)).chain(others).collect()
}

fn peak(meaning: &Meaning, of: impl Fn(&Piece) -> f32) -> f32 {
    meaning.pieces.iter().map(of).fold(0.0, f32::max)
}

/// The run of pieces that is worth most, by the sum of its log odds, if its best piece is likely enough.
fn run(doc: &Document<'_>, pieces: &[Piece], least: f32, of: impl Fn(&Piece) -> f32) -> Option<Span> {
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
        .map(|span| grown(doc, span))
}

/// A few words rarely say the matter by themselves: their clause does.
fn grown(doc: &Document<'_>, span: Span) -> Span {
    const FEW: usize = 5;
    let tokens = doc.tokens();
    let words = tokens.partition_point(|t| t.span.start < span.end) - tokens.partition_point(|t| t.span.end <= span.start);
    let clauses = clause::clauses(doc);
    let around = clauses.iter().find(|clause| clause.span.contains(span)).filter(|_| words < FEW);
    around.map_or(span, |clause| clause.span)
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
    let mark = |t: &heard_text::Token| t.kind == heard_text::TokenKind::Punct && !doc.norm(t).starts_with(['"', '\'', '(', '£', '$', '€']);
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
