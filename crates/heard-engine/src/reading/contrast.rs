//! Thanks that hold others against us: "Thank you for saying this. Nobody has said it to me in 19 days." What follows the thanks tells how much the
//! words were missed, and is no complaint about them.

use heard_text::{Document, Span};

use crate::cue::{Cue, Hits};
use crate::meaning::Meaning;
use crate::{Evidence, Feeling, Flag, Flagged};

/// What is left of an unpleasant feeling that the encoder sees in it.
const LEFT: f32 = 0.2;

/// The words that hold others against what they thank for; a sentence of thanks stands before them.
pub(super) fn find(doc: &Document<'_>, hits: &Hits) -> Option<Span> {
    let thanks = hits.live(Cue::FeelingThankstold).next()?;
    let other = hits
        .of(Cue::FeelingNobodyelse)
        .find(|hit| hit.sentence > thanks.sentence || hit.tokens.start >= thanks.tokens.end)?;
    let trouble = [Cue::ProblemHarm, Cue::ProblemFault, Cue::FeelingAnger]
        .into_iter()
        .any(|cue| hits.any(cue));
    (!trouble).then(|| doc.sentences().get(other.sentence).map_or(other.span, |s| s.span))
}

/// The encoder's word on it.
pub(super) fn thank(meaning: &mut Meaning, words: Span) {
    let mut moved = 0.0;
    for feeling in Feeling::ALL.into_iter().filter(|feeling| feeling.sign() < 0) {
        let likely = &mut meaning.primary[feeling as usize];
        moved += *likely * (1.0 - LEFT);
        *likely *= LEFT;
        meaning.felt[feeling as usize] *= LEFT;
    }
    meaning.primary[Feeling::Gratitude as usize] += moved;
    meaning.felt[Feeling::Gratitude as usize] = meaning.felt[Feeling::Gratitude as usize].max(0.5);
    for flag in [Flag::Waiting, Flag::Repeat] {
        meaning.flags[flag as usize] = 0.0;
    }
    for piece in meaning.pieces.iter_mut().filter(|piece| piece.span.overlaps(words)) {
        (piece.problem, piece.impact) = (0.0, 0.0);
    }
}

/// What the cues told of it as a trouble.
pub(super) fn without(words: Span, found: &mut Vec<Evidence>, flags: &mut Vec<Flagged>) {
    found.retain(|told| !words.overlaps(told.span()));
    flags.retain(|flagged| !words.overlaps(flagged.evidence.span()));
}
