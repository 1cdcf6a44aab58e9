//! Empathy as needed × given.

use heard_text::Document;

use super::{Act, ActFound, lines::Line};
use crate::cue::Cue;
use crate::meaning::ReplyMeaning;
use crate::{Empathy, Evidence, Reading};

/// Probability from which the encoder's word is enough that a warm reply sees what they face: read in short stretches, it is spread over several. From .3 to
/// .5 the agreement with labels is the same; below .5 fewer of our own excellent replies pass for worn ones.
const SURE: f32 = 0.35;

/// How much a draft gives: 2 where it names or validates what the customer feels or faces, and theirs can be told from anybody's;
/// 1 for an apology, a sigh or shared gladness; 0 for none.
pub(crate) fn given(
    draft: &Document<'_>,
    lines: &[Line<'_>],
    acts: &[ActFound],
    heard: &Reading,
    meaning: Option<&ReplyMeaning>,
) -> Empathy {
    let mut empathy = Empathy {
        needed: heard.empathy.needed,
        because: heard.empathy.evidence.clone(),
        given: 0,
        evidence: None,
    };
    let mut give = |much: u8, evidence: &Evidence| {
        if much > empathy.given {
            empathy.given = much;
            empathy.evidence = Some(evidence.clone());
        }
    };
    let validated = acts.iter().any(|found| found.act == Act::FeelingAcknowledged);
    let owned = acts.iter().any(|found| found.act == Act::Ownership);
    for line in lines {
        let from = acts.partition_point(|found| found.evidence.start < line.sentence.span.start);
        let to = acts.partition_point(|found| found.evidence.start < line.sentence.span.end);
        let here = |act: Act| acts[from..to].iter().find(|found| found.act == act);
        let feeling = here(Act::FeelingAcknowledged);
        let warm = feeling.or_else(|| here(Act::Apology)).map(|found| found.evidence.clone());
        let sigh = || line.hit(Cue::ReplySympathy).or_else(|| line.hit(Cue::ReplyGlad));
        let Some(evidence) = warm.or_else(|| sigh().map(|hit| Evidence::new(draft, hit.span))) else {
            continue;
        };
        let particular = line.shared >= 1 && (feeling.is_some() || (line.shared >= 2 && (validated || owned)));
        give(if particular { 2 } else { 1 }, &evidence);
    }
    // A warm word is there; that it is theirs alone may show in meaning only.
    if empathy.given == 1 && meaning.is_some_and(|meaning| meaning.sees() >= SURE) {
        empathy.given = 2;
    }
    empathy
}
