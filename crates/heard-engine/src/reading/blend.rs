//! Joins what the words show (the cues) with what the message means (the encoder), judgement by judgement.
//!
//! Each is a weighted mean of two figures between 0 and 1; the weights were fitted on sentences of our own that the encoder had not seen. Evidence
//! is the cue's words where there are any, else those that speak most for the encoder's judgement.

use heard_text::Document;

use super::clause::Clause;
use super::stretch;
use crate::meaning::{Meaning, Piece};
use crate::{Ask, AskKind, EmpathyNeed, Evidence, Feeling, Felt, Flag, Flagged};

/// What the encoder counts for; the cues count for the rest.
const PRIMARY: f32 = 0.75;
const FURTHER: f32 = 0.7;
const INTENSITY: f32 = 0.85;
const NEED: f32 = 0.8;
const ASK: f32 = 0.8;
/// From here on a thing holds.
const HOLDS: f32 = 0.5;
/// A flag is raised by the encoder alone from here on; below the second figure the cues alone are not believed.
const FLAG: (f32, f32) = (0.6, 0.02);
/// The same for a piece of the problem and of the impact.
const PROBLEM: (f32, f32) = (0.4, 0.1);
const IMPACT: (f32, f32) = (0.35, 0.1);

fn mean(weight: f32, meant: f32, shown: f32) -> f32 {
    weight * meant + (1.0 - weight) * shown
}

fn whether(shown: bool) -> f32 {
    f32::from(u8::from(shown))
}

/// Feelings, most probable first.
pub(super) fn feelings(doc: &Document<'_>, cues: &[Felt], meaning: &Meaning) -> Vec<Felt> {
    let shown = |feeling: Feeling| cues.iter().find(|felt| felt.feeling == feeling);
    let total: f32 = cues.iter().map(|felt| felt.probability).sum::<f32>().max(1.0);
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
            evidence
                .extend(stretch::pulling(doc, &meaning.pieces, |piece| piece.feels[feeling as usize]).map(|span| Evidence::new(doc, span)));
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

/// 0 none, 1 mild, 2 clear, 3 strong.
pub(super) fn intensity(primary: Feeling, cues: u8, meaning: &Meaning) -> u8 {
    if primary == Feeling::Neutral {
        return 0;
    }
    let meant: f32 = meaning.intensity.iter().sum();
    let level = mean(INTENSITY, meant, f32::from(cues.max(1)));
    1 + u8::from(level >= 1.5) + u8::from(level >= 2.5)
}

/// Flags with their words.
pub(super) fn flags(doc: &Document<'_>, cues: &[Flagged], meaning: &Meaning) -> Vec<Flagged> {
    let mut kept = Vec::new();
    for (flag, meant) in Flag::ALL.into_iter().zip(meaning.flags) {
        let raised = cues.iter().find(|cue| cue.flag == flag);
        let (least, believed) = FLAG;
        if meant < if raised.is_some() { believed } else { least } {
            continue;
        }
        let shown = raised.map(|cue| cue.evidence.clone());
        let evidence = shown
            .or_else(|| stretch::pulling(doc, &meaning.pieces, |piece| piece.flags[flag as usize]).map(|span| Evidence::new(doc, span)));
        kept.extend(evidence.map(|evidence| Flagged { flag, evidence }));
    }
    kept
}

/// Whether a feeling or hardship wants to be acknowledged.
pub(super) fn need(cues: EmpathyNeed, meaning: &Meaning, feelings: &[Felt], telling: Option<&Evidence>) -> EmpathyNeed {
    let needed = mean(NEED, meaning.needed, whether(cues.needed)) >= HOLDS;
    let felt = || {
        feelings
            .iter()
            .find(|felt| felt.feeling.sign() < 0)
            .and_then(|felt| felt.evidence.first().cloned())
    };
    let evidence = cues.evidence.or_else(felt).or_else(|| telling.cloned()).filter(|_| needed);
    EmpathyNeed {
        needed: evidence.is_some(),
        evidence,
    }
}

/// What they want.
pub(super) fn ask(cues: Ask, meaning: &Meaning) -> Ask {
    let of = |kind: AskKind, meant: f32| mean(ASK, meant, whether(cues.kind == kind));
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
pub(super) fn problems(doc: &Document<'_>, clauses: &[Clause], cues: Vec<Evidence>, meaning: &Meaning) -> Vec<Evidence> {
    matter(doc, clauses, cues, meaning, PROBLEM, |piece| piece.problem)
}

/// Why it matters: the encoder's words first.
pub(super) fn impacts(doc: &Document<'_>, clauses: &[Clause], cues: Vec<Evidence>, meaning: &Meaning) -> Vec<Evidence> {
    matter(doc, clauses, cues, meaning, IMPACT, |piece| piece.impact)
}

fn matter(
    doc: &Document<'_>,
    clauses: &[Clause],
    cues: Vec<Evidence>,
    meaning: &Meaning,
    (least, believed): (f32, f32),
    of: fn(&Piece) -> f32,
) -> Vec<Evidence> {
    let Some(span) = stretch::likely(doc, clauses, &meaning.pieces, least, of) else {
        let peak = meaning.pieces.iter().map(of).fold(0.0, f32::max);
        return if peak >= believed { cues } else { Vec::new() };
    };
    let others = cues.into_iter().filter(|cue| !cue.span().overlaps(span));
    std::iter::once(Evidence::new(doc, span)).chain(others).collect()
}
