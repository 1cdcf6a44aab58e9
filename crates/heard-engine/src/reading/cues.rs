//! The cues as a source of signals: each hit is weighed once, in its clause.

use heard_text::{Document, Span};

use super::clause::Clause;
use super::signals::{Roles, Signals};
use super::tone::Tone;
use super::weights::{self, Weight};
use crate::cue::{Cue, Hit, Hits};
use crate::{AskKind, Feeling, Flag};

/// The second and later hits of one cue count for this part.
const AGAIN: f32 = 0.4;
/// A mere fault counts for this part where it is told politely.
const POLITELY: f32 = 0.6;
/// Heat that what happened brings at most, however much there is of it.
const MOST_TOLD: f32 = 1.3;
/// Thanks among so many other words are a formula.
const FORMULA: usize = 9;

/// What the cues and the typing say.
pub(super) fn signals(doc: &Document<'_>, hits: &Hits, clauses: &[Clause], tone: &Tone) -> Signals {
    let mut reader = Reader {
        signals: Signals {
            roles: vec![Roles::default(); clauses.len()],
            ..Signals::default()
        },
        seen: vec![0; Cue::ALL.len()],
        told: 0.0,
    };
    let of_token = clause_of_token(doc, clauses);
    let polite = hits.any(Cue::FeelingCourtesy);
    for hit in hits.all().iter().filter(|hit| !hit.quoted) {
        let clause = of_token.get(hit.tokens.end.saturating_sub(1)).copied().flatten();
        let clause = clause.or_else(|| of_token.get(hit.tokens.start).copied().flatten());
        reader.hit(hit, clause, polite);
    }
    let mut signals = reader.signals;
    signals.heat += reader.told.min(MOST_TOLD);
    typing(&mut signals, tone);
    irony(&mut signals, doc, hits);
    pleasant(&mut signals, doc, hits, tone);
    signals
}

fn clause_of_token(doc: &Document<'_>, clauses: &[Clause]) -> Vec<Option<usize>> {
    let mut of_token = vec![None; doc.tokens().len()];
    for (index, clause) in clauses.iter().enumerate() {
        if let Some(tokens) = of_token.get_mut(clause.first..clause.end) {
            tokens.fill(Some(index));
        }
    }
    of_token
}

struct Reader {
    signals: Signals,
    /// Hits so far, by cue.
    seen: Vec<u16>,
    /// Heat of what happened.
    told: f32,
}

impl Reader {
    fn hit(&mut self, hit: &Hit, clause: Option<usize>, polite: bool) {
        if let Some(weight) = weights::weight(hit.cue)
            && (weight.stubborn || !hit.negated)
        {
            self.weigh(hit, &weight, clause, polite);
        }
        if let Some((kind, weight)) = weights::ask(hit.cue)
            && !hit.negated
        {
            self.signals.asks.push((kind, weight, hit.span));
        }
        if let Some(flag) = weights::flag(hit.cue)
            && (!hit.negated || !matches!(flag, Flag::Churn | Flag::Abuse | Flag::Sarcasm))
            && !self.signals.flags.iter().any(|f| f.0 == flag)
        {
            if flag == Flag::Waiting
                && let Some(roles) = clause.and_then(|index| self.signals.roles.get_mut(index))
            {
                roles.problem = roles.problem.max(0.7);
            }
            self.signals.flags.push((flag, hit.span));
        }
    }

    fn weigh(&mut self, hit: &Hit, weight: &Weight, clause: Option<usize>, polite: bool) {
        let seen = self.seen.get_mut(hit.cue as usize);
        let mut part = match seen {
            Some(0) => 1.0,
            Some(_) => AGAIN,
            None => 0.0,
        };
        if let Some(seen) = seen {
            *seen = seen.saturating_add(1);
        }
        if polite && matches!(hit.cue, Cue::ProblemFault | Cue::ProblemHarm) {
            part *= POLITELY;
        }
        for (feeling, support) in weight.felt {
            self.signals.felt[*feeling as usize].add(support * part, [hit.span]);
        }
        if weight.told {
            self.told += weight.heat * part;
        } else {
            self.signals.heat += weight.heat * part;
        }
        if weight.failed {
            self.signals.failed.get_or_insert(hit.span);
        }
        if weight.impact > 0.0 {
            self.signals.impacts.push((weight.impact, hit.span));
        }
        if let Some(roles) = clause.and_then(|index| self.signals.roles.get_mut(index)) {
            roles.problem = roles.problem.max(weight.problem) + roles.problem.min(weight.problem) * AGAIN;
            roles.want = roles.want.max(weight.want);
            roles.impact = roles.impact.max(weight.impact);
            roles.tried |= weight.tried;
            roles.venting += weight.venting;
            roles.courtesy += weight.courtesy;
        }
    }
}

/// Capitals and runs of marks heat what is said; alone they say nothing.
fn typing(signals: &mut Signals, tone: &Tone) {
    let mut raise = |frustration: f32, anger: f32, heat: f32, span: Span| {
        signals.felt[Feeling::Frustration as usize].add(frustration, [span]);
        signals.felt[Feeling::Anger as usize].add(anger, [span]);
        signals.heat += heat;
    };
    if let Some(&first) = tone.shouted.first() {
        if tone.all_shouted() {
            raise(0.3, 0.25, 1.6, first);
        } else {
            raise(0.15, 0.05, 0.6, first);
        }
    }
    if let Some(span) = tone.exclaimed {
        raise(0.1, 0.05, 0.7, span);
    }
    if let Some(span) = tone.questioned {
        raise(0.2, 0.05, 0.6, span);
    }
}

/// Praise beside a failure is meant the other way round.
fn irony(signals: &mut Signals, doc: &Document<'_>, hits: &Hits) {
    let failing = signals.roles.iter().any(|r| r.problem >= 0.7 || r.venting >= 0.4);
    let said = signals.flags.iter().position(|f| f.0 == Flag::Sarcasm);
    if said.is_none() && failing {
        // "Great. Now my train is cancelled": a sentence that begins with bare praise, before a failure.
        let opener = hits.live(Cue::FeelingJoy).find(|hit| {
            let sentence = doc.sentences().get(hit.sentence);
            let alone = doc
                .tokens()
                .get(hit.tokens.end)
                .is_none_or(|t| doc.norm(t).starts_with([',', '.', '!', '…']));
            alone && hit.tokens.len() == 1 && sentence.is_some_and(|s| hit.tokens.start <= s.first_token as usize + 1)
        });
        if let Some(hit) = opener
            && !hits.any(Cue::FeelingGratitude)
        {
            signals.flags.push((Flag::Sarcasm, hit.span));
        }
    }
    if let Some(at) = said
        && !failing
    {
        signals.flags.remove(at);
    }
}

/// Thanks and praise count less beside a failure, nothing where they are meant the other way round, and little as a formula.
fn pleasant(signals: &mut Signals, doc: &Document<'_>, hits: &Hits, tone: &Tone) {
    let ironic = signals.flags.iter().any(|f| f.0 == Flag::Sarcasm);
    let failing = signals.roles.iter().any(|r| r.problem >= 1.5 || r.venting >= 1.0);
    let wanting = signals.roles.iter().any(|r| r.want > 0.0);
    let warm = hits.live(Cue::FeelingGratitude).any(|hit| hit.tokens.len() > 2) || hits.live(Cue::FeelingGratitude).count() > 1;
    let scolding = signals.roles.iter().any(|r| r.venting >= 1.0);
    let last = doc.sentences().len().saturating_sub(1);
    let closes = !scolding && !ironic && hits.live(Cue::FeelingGratitude).any(|hit| hit.sentence == last);
    let formula = !warm && tone.words > FORMULA;
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
    for index in 0..signals.flags.len() {
        let Some(&(flag, span)) = signals.flags.get(index) else { return };
        let (felt, heat): (&[(Feeling, f32)], f32) = match flag {
            Flag::Churn => (&[(Feeling::Frustration, 0.4)], 1.3),
            Flag::Public => (&[(Feeling::Frustration, 0.3), (Feeling::Anger, 0.15)], 0.6),
            Flag::Legal => (&[(Feeling::Frustration, 0.25), (Feeling::Anger, 0.2)], 0.7),
            Flag::Repeat => (&[(Feeling::Frustration, 0.15)], 0.35),
            Flag::Waiting => (&[(Feeling::Frustration, 0.3)], 0.6),
            Flag::Urgent => (&[(Feeling::Anxiety, 0.4)], 0.4),
            Flag::Vulnerable => (&[(Feeling::Anxiety, 0.2)], 0.4),
            Flag::Abuse => (&[(Feeling::Anger, 0.5)], 1.2),
            Flag::Sarcasm => (&[(Feeling::Frustration, 0.55)], 0.9),
        };
        for (feeling, support) in felt {
            signals.felt[*feeling as usize].add(*support, [span]);
        }
        signals.heat += heat;
    }
}

/// Whether any cue asks for this.
pub(super) fn asks(signals: &Signals, kind: AskKind) -> Option<(f32, Span)> {
    let asked = signals.asks.iter().filter(|a| a.0 == kind);
    asked.max_by(|a, b| a.1.total_cmp(&b.1)).map(|a| (a.1, a.2))
}
