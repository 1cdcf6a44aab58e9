//! What the signals mean together: flags in doubt, irony, kind words against complaints, and the heat that flags bring.

use heard_text::{Document, Span};

use super::signals::Signals;
use super::tone::Tone;
use crate::cue::{Cue, Hit, Hits};
use crate::{Feeling, Flag};

/// Support of an unpleasant feeling from which a message complains.
const COMPLAINS: f32 = 0.3;
/// Thanks among so many other words are a formula.
const FORMULA: usize = 9;

/// A flag that counts only where something is complained of, its words, and their clause.
pub(super) type Doubtful = (Flag, Span, Option<usize>);

/// Flags in doubt count where something is complained of; none of them where kind words prevail.
pub(super) fn settle_flags(signals: &mut Signals, doubtful: &[Doubtful], kind: bool) {
    if kind {
        signals
            .flags
            .retain(|f| !matches!(f.0, Flag::Repeat | Flag::Waiting | Flag::Urgent | Flag::Public));
        return;
    }
    let felt = Feeling::ALL
        .into_iter()
        .any(|f| f.sign() < 0 && f != Feeling::Confusion && signals.felt(f).weight >= COMPLAINS);
    let complaining = felt || !signals.flags.is_empty() || signals.roles.iter().any(|r| r.problem >= 2.0 || r.venting >= 0.4);
    for &(flag, span, clause) in doubtful.iter().filter(|_| complaining) {
        // "I won't use you again" leaves; nothing recurs.
        let left = flag == Flag::Repeat && signals.flags.iter().any(|f| f.0 == Flag::Churn && f.1.overlaps(span));
        // "Could you send it again?" asks; nothing recurs.
        let wanted = clause.and_then(|index| signals.roles.get(index)).is_some_and(|r| r.want > 0.0);
        let left = left || flag == Flag::Repeat && wanted && span.end - span.start == "again".len();
        if !left && !signals.flags.iter().any(|f| f.0 == flag) {
            signals.flags.push((flag, span));
        }
    }
}

/// Kind words prevail: praise or warm thanks, and nothing that only an upset person says.
pub(super) fn kind(signals: &Signals, hits: &Hits) -> bool {
    const COLD: &[Cue] = &[
        Cue::FeelingAnger,
        Cue::FeelingBadFaith,
        Cue::FeelingInsult,
        Cue::FeelingSwear,
        Cue::FeelingWorst,
        Cue::FeelingHarsh,
        Cue::FeelingFrustration,
        Cue::FeelingDisappointment,
        Cue::FeelingSadness,
        Cue::FlagSarcasm,
    ];
    let thanks = hits.live(Cue::FeelingGratitude);
    let warm = thanks.filter(|hit| hit.tokens.len() > 1).count() + hits.live(Cue::FeelingJoy).count();
    let cold = COLD.iter().map(|&cue| hits.live(cue).count()).sum::<usize>();
    let failing = signals.roles.iter().filter(|r| r.problem >= 2.0).count();
    let wanting = signals.roles.iter().any(|r| r.want > 0.0);
    warm > cold + failing + usize::from(wanting) && (cold == 0 || warm >= cold + 2)
}

/// What is told beside kind words is not complained of.
pub(super) fn cool(signals: &mut Signals) {
    signals.felt[Feeling::Frustration as usize].weight *= 0.3;
    signals.felt[Feeling::Anxiety as usize].weight *= 0.5;
    signals.felt[Feeling::Sadness as usize].weight *= 0.5;
    signals.heat *= 0.5;
    for roles in &mut signals.roles {
        roles.problem *= 0.3;
        roles.venting = 0.0;
    }
}

/// "Great. Now my train is cancelled": a sentence that begins with bare praise, before a failure; "Great service, two hours on hold":
/// praise and a failure in one breath, with nothing to set them apart and nothing asked.
fn opens_ironically(doc: &Document<'_>, hits: &Hits, signals: &Signals, hit: &Hit) -> bool {
    const APART: &[&str] = &[
        "but", "however", "although", "though", "except", "apart", "only", "shame", "pity", "yet", "until", "till", "despite", "even",
        "no", "after", "when", "if", "and",
    ];
    let tokens = doc.tokens();
    let Some(sentence) = doc.sentences().get(hit.sentence) else {
        return false;
    };
    let first = sentence.first_token as usize;
    if hit.tokens.len() == 1 && hit.tokens.start <= first + 1 {
        return tokens
            .get(hit.tokens.end)
            .is_none_or(|t| doc.norm(t).starts_with([',', '.', '!', '…']));
    }
    let wanting = signals.roles.iter().any(|r| r.want > 0.0);
    let failure = [Cue::ProblemFault, Cue::ProblemHarm, Cue::FlagWaiting];
    let later = failure.into_iter().flat_map(|cue| hits.live(cue)).map(|h| h.tokens.start);
    let Some(at) = later.filter(|&at| at >= hit.tokens.end && at < sentence.end_token as usize).min() else {
        return false;
    };
    let between = tokens.get(hit.tokens.end..at).unwrap_or_default();
    hit.tokens.start <= first + 2 && !wanting && !between.iter().any(|t| APART.contains(&doc.norm(t)))
}

/// Praise beside a failure is meant the other way round.
pub(super) fn irony(signals: &mut Signals, doc: &Document<'_>, hits: &Hits) {
    let failing = signals.roles.iter().any(|r| r.problem >= 0.7 || r.venting >= 0.4);
    let flagged = signals.flags.iter().any(|f| matches!(f.0, Flag::Repeat | Flag::Waiting));
    let failed = flagged || signals.roles.iter().any(|r| r.problem >= 0.7 || r.venting >= 1.0);
    let said = signals.flags.iter().position(|f| f.0 == Flag::Sarcasm);
    if said.is_none() && failing {
        let opener = hits.live(Cue::FeelingJoy).find(|hit| opens_ironically(doc, hits, signals, hit));
        if let Some(hit) = opener
            && !hits.any(Cue::FeelingGratitude)
        {
            signals.flags.push((Flag::Sarcasm, hit.span));
        }
    }
    if let Some(at) = said
        && !failed
    {
        signals.flags.remove(at);
    }
}

/// Thanks and praise count less beside a failure, nothing where they are meant the other way round, and little as a formula.
pub(super) fn pleasant(signals: &mut Signals, doc: &Document<'_>, hits: &Hits, tone: &Tone) {
    let ironic = signals.flags.iter().any(|f| f.0 == Flag::Sarcasm);
    let failing = signals.roles.iter().any(|r| r.problem >= 1.5 || r.venting >= 1.0);
    let wanting = signals.roles.iter().any(|r| r.want > 0.0);
    let warm = hits.live(Cue::FeelingGratitude).any(|hit| hit.tokens.len() > 2) || hits.live(Cue::FeelingGratitude).count() > 1;
    let scolding = signals.roles.iter().any(|r| r.venting >= 1.0);
    let last = doc.sentences().len().saturating_sub(1);
    let closes = !scolding && !ironic && hits.live(Cue::FeelingGratitude).any(|hit| hit.sentence == last);
    let told = signals.roles.iter().any(|r| r.problem >= 0.7);
    let formula = !warm && tone.words > FORMULA && (wanting || told || hits.any(Cue::AskInformation));
    let advance = hits.live(Cue::AskThanks).next().is_none() && wanting;
    let mut damp = |feeling: Feeling, part: f32| signals.felt[feeling as usize].weight *= part;
    if ironic {
        damp(Feeling::Gratitude, 0.0);
        damp(Feeling::Joy, 0.0);
    } else if failing {
        damp(Feeling::Gratitude, if warm { 0.8 } else { 0.5 });
        damp(Feeling::Joy, 0.4);
    } else if wanting {
        damp(Feeling::Joy, 0.6);
    }
    if failing && !wanting && closes {
        // They tell what happened and end with thanks: the thanks are meant.
        signals.felt[Feeling::Gratitude as usize].weight += 0.2;
    } else if formula || advance {
        signals.felt[Feeling::Gratitude as usize].weight *= 0.45;
    }
}

/// The heat, feelings and need that flags bring.
pub(super) fn heat_of_flags(signals: &mut Signals) {
    let failing = signals.roles.iter().any(|r| r.problem >= 2.0);
    for index in 0..signals.flags.len() {
        let Some(&(flag, span)) = signals.flags.get(index) else { return };
        let (felt, heat): (&[(Feeling, f32)], f32) = match flag {
            Flag::Churn if signals.leaves_calmly => (&[], 0.0),
            Flag::Churn => (&[(Feeling::Frustration, 0.4)], 1.3),
            Flag::Public => (&[(Feeling::Frustration, 0.4), (Feeling::Anger, 0.1)], 1.3),
            Flag::Legal => (&[(Feeling::Frustration, 0.4), (Feeling::Anger, 0.15)], 1.3),
            Flag::Repeat => (&[(Feeling::Frustration, 0.25)], 0.45),
            Flag::Waiting => (&[(Feeling::Frustration, 0.3)], 0.8),
            Flag::Urgent if failing => (&[(Feeling::Frustration, 0.1), (Feeling::Anxiety, 0.4)], 0.5),
            Flag::Urgent => (&[(Feeling::Frustration, 0.15), (Feeling::Anxiety, 0.2)], 0.5),
            Flag::Vulnerable => (&[(Feeling::Anxiety, 0.2)], 0.4),
            Flag::Abuse => (&[(Feeling::Anger, 0.5)], 1.2),
            Flag::Sarcasm => (&[(Feeling::Frustration, 0.55)], 1.3),
        };
        for (feeling, support) in felt {
            signals.felt[*feeling as usize].add(*support, [span]);
        }
        signals.heat += heat;
    }
}
