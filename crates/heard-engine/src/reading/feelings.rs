//! From signals to feelings, intensity and valence.

use heard_text::{Document, Span};

use super::signals::Signals;
use super::tone::Tone;
use crate::{Evidence, Feeling, Felt};

/// Support from which a feeling shows; below it the message is matter of fact.
const SHOWS: f32 = 0.3;
/// Support from which a further feeling is listed.
const LISTED: f32 = 0.3;
/// Support from which a pleasant feeling is clear.
const WARM: f32 = 0.69;
const WARM_JOY: f32 = 0.53;
/// Heat from which an unpleasant feeling is clear, and strong.
const CLEAR: f32 = 1.25;
const STRONG: f32 = 3.8;
/// Heat from which it is strong without an insult, a superlative or shouting.
const STRONGEST: f32 = 6.0;
/// Heat from which anger is strong.
const STRONG_ANGER: f32 = 2.5;

/// Feelings with evidence, most probable first; never empty.
pub(super) fn feelings(doc: &Document<'_>, signals: &Signals) -> Vec<Felt> {
    let mut felt: Vec<Felt> = Feeling::ALL
        .into_iter()
        .filter(|&feeling| feeling != Feeling::Neutral)
        .map(|feeling| (feeling, signals.felt(feeling)))
        .filter(|(_, support)| support.weight >= LISTED)
        .map(|(feeling, support)| Felt {
            feeling,
            probability: support.weight.min(0.99),
            evidence: support.words.iter().map(|&span: &Span| Evidence::new(doc, span)).collect(),
        })
        .collect();
    felt.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    if let Some(at) = felt.iter().position(|f| leads(f, &felt, signals)) {
        let probability = felt.first().map_or(0.0, |f| f.probability);
        let mut first = felt.remove(at);
        first.probability = first.probability.max(probability);
        felt.insert(0, first);
    }
    if felt.first().is_none_or(|first| first.probability < SHOWS) {
        let doubt = felt.first().map_or(0.0, |first| first.probability);
        let neutral = Felt {
            feeling: Feeling::Neutral,
            probability: 1.0 - doubt,
            evidence: Vec::new(),
        };
        felt.insert(0, neutral);
    }
    felt
}

/// Whether a feeling is the primary one though frustration has more support: complaints of any kind add to frustration, so open
/// hostility outweighs it, and so does worry or bewilderment where nothing is complained of.
fn leads(felt: &Felt, all: &[Felt], signals: &Signals) -> bool {
    if all.first().is_none_or(|first| first.feeling != Feeling::Frustration) {
        return false;
    }
    let complaining = signals.heat >= CALM;
    match felt.feeling {
        Feeling::Anger => felt.probability >= HOSTILE,
        Feeling::Anxiety | Feeling::Confusion => !complaining && felt.probability >= SHOWS + 0.15,
        _ => false,
    }
}

/// Support from which anger outweighs frustration.
const HOSTILE: f32 = 0.52;
/// Heat from which a message is no longer calm.
const CALM: f32 = 1.7;

/// 0 none, 1 mild, 2 clear, 3 strong.
pub(super) fn intensity(primary: Feeling, signals: &Signals, tone: &Tone) -> u8 {
    let heat = signals.heat;
    match primary {
        Feeling::Neutral => 0,
        Feeling::Anger => 2 + u8::from(heat >= STRONG_ANGER),
        Feeling::Gratitude | Feeling::Joy => {
            let warm = if primary == Feeling::Joy { WARM_JOY } else { WARM };
            1 + u8::from(tone.exclaimed.is_some() || signals.felt(primary).weight >= warm)
        }
        Feeling::Confusion => 1 + u8::from(heat >= CLEAR + 0.6),
        _ => 1 + u8::from(heat >= CLEAR) + u8::from(heat >= if signals.strong { STRONG } else { STRONGEST }),
    }
}

/// −1 to +1: the sign of the feeling, as far as it is strong.
pub(super) fn valence(primary: Feeling, intensity: u8) -> f32 {
    f32::from(primary.sign()) * f32::from(intensity) / 3.0
}
