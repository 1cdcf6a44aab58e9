//! The cues as a source of signals: each hit is weighed once, in its clause.

use heard_text::{Document, Span};

use super::called::only_names;
use super::clause::Clause;
use super::settle::{Doubtful, cool, irony, kind, pleasant, settle_flags};
use super::signals::{Roles, Signals};
use super::tone::Tone;
use super::weights::{self, Raise, Weight};
use crate::cue::{Cue, Hit, Hits};
use crate::{AskKind, Feeling, Flag};

/// A feeling that is said to be small heats for this part.
const LESSENED: f32 = 0.5;
/// The second and later hits of one cue count for this part.
const AGAIN: f32 = 0.4;
/// A mere fault counts for this part where it is told politely, or asked about.
const POLITELY: f32 = 0.6;
/// Heat that what happened brings at most, however much there is of it.
const MOST_TOLD: f32 = 1.3;

/// What the cues and the typing say.
pub(super) fn signals(doc: &Document<'_>, hits: &Hits, clauses: &[Clause], called: &[Span], tone: &Tone) -> Signals {
    let mut reader = Reader {
        signals: Signals {
            roles: vec![Roles::default(); clauses.len()],
            ..Signals::default()
        },
        seen: vec![0; Cue::ALL.len()],
        told: 0.0,
        doubtful: Vec::new(),
    };
    let of_token = clause_of_token(doc, clauses);
    let polite = hits.any(Cue::FeelingCourtesy);
    for hit in hits.all().iter().filter(|hit| !hit.quoted) {
        let clause = of_token.get(hit.tokens.end.saturating_sub(1)).copied().flatten();
        let clause = clause.or_else(|| of_token.get(hit.tokens.start).copied().flatten());
        let habit = hit.cue == Cue::FlagRepeatMaybe && hits.touches(Cue::FlagHabit, hit.span);
        if !habit && !own_doing(doc, hit) && !not_only(doc, hit) && !only_names(called, hit) {
            let asked = clause.and_then(|index| clauses.get(index)).is_some_and(|c| c.asked);
            reader.hit(hit, clause, polite || asked, lessened(doc, hit));
        }
    }
    let Reader {
        mut signals,
        told,
        mut doubtful,
        ..
    } = reader;
    signals.heat += told.min(MOST_TOLD);
    typing(&mut signals, &mut doubtful, doc, tone);
    let kind = kind(&signals, hits);
    settle_flags(&mut signals, &doubtful, kind);
    irony(&mut signals, doc, hits);
    if kind && !signals.flags.iter().any(|f| f.0 == Flag::Sarcasm) {
        cool(&mut signals);
    }
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
    /// Flags that count only where something is complained of.
    doubtful: Vec<Doubtful>,
}

impl Reader {
    fn hit(&mut self, hit: &Hit, clause: Option<usize>, polite: bool, lessened: bool) {
        if let Some(weight) = weights::weight(hit.cue)
            && (weight.stubborn || !hit.negated)
        {
            let weight = Weight {
                heat: weight.heat * if lessened { LESSENED } else { 1.0 },
                ..weight
            };
            self.weigh(hit, &weight, clause, polite);
        }
        if let Some((kind, weight)) = weights::ask(hit.cue)
            && !hit.negated
        {
            self.signals.asks.push((kind, weight, hit.span));
        }
        if let Some((flag, raise)) = weights::flag(hit.cue)
            && (!hit.negated || !matches!(flag, Flag::Churn | Flag::Abuse | Flag::Sarcasm | Flag::Urgent))
        {
            match raise {
                Raise::Complaining => self.doubtful.push((flag, hit.span, clause)),
                Raise::Always => self.raise(flag, hit.span, clause),
                Raise::Plainly => {
                    self.signals.leaves_calmly |= !self.raised(flag);
                    self.raise(flag, hit.span, clause);
                }
            }
        }
    }

    fn raised(&self, flag: Flag) -> bool {
        self.signals.flags.iter().any(|f| f.0 == flag)
    }

    fn raise(&mut self, flag: Flag, span: Span, clause: Option<usize>) {
        if self.raised(flag) {
            return;
        }
        if flag == Flag::Waiting
            && let Some(roles) = clause.and_then(|index| self.signals.roles.get_mut(index))
        {
            roles.problem = roles.problem.max(0.7);
        }
        self.signals.flags.push((flag, span));
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
        let strong = matches!(
            hit.cue,
            Cue::FeelingWorst | Cue::FeelingInsult | Cue::FeelingSwear | Cue::FeelingBadFaith | Cue::FlagAbuse
        );
        self.signals.strong |= strong;
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

/// "A bit worried", "slightly annoyed".
fn lessened(doc: &Document<'_>, hit: &Hit) -> bool {
    let from = hit.tokens.start.saturating_sub(1);
    let words = doc.tokens().get(from..hit.tokens.end).unwrap_or_default();
    words
        .iter()
        .any(|t| t.sentence as usize == hit.sentence && matches!(doc.norm(t), "bit" | "little" | "slightly" | "somewhat"))
}

/// What the customer did or wants done is no failure of the company: "I lost my card", "to remove my name".
fn own_doing(doc: &Document<'_>, hit: &Hit) -> bool {
    const OWN: &[&str] = &["i", "ive", "we", "weve", "to", "please", "id", "ill", "my"];
    const HAD: &[&str] = &["have", "had", "just", "accidentally", "also", "already", "then", "has"];
    const PASSIVE: &[&str] = &[
        "been", "was", "were", "got", "getting", "being", "get", "have", "havent", "hasnt", "didnt", "dont", "not", "never", "no", "nor",
        "still", "yet", "charged", "paid", "paying", "pay", "waiting", "without", "nobody", "payment", "i", "ive", "we", "weve",
    ];
    let norm = |at: usize| {
        doc.tokens()
            .get(at)
            .filter(|t| t.sentence as usize == hit.sentence)
            .map_or("", |t| doc.norm(t))
    };
    if hit.cue != Cue::ProblemHarm || PASSIVE.contains(&norm(hit.tokens.start)) {
        return false;
    }
    let before = norm(hit.tokens.start.wrapping_sub(1));
    let before = if HAD.contains(&before) {
        norm(hit.tokens.start.wrapping_sub(2))
    } else {
        before
    };
    OWN.contains(&before)
}

/// "He didn't just get it going, he …" negates nothing.
fn not_only(doc: &Document<'_>, hit: &Hit) -> bool {
    let failing = matches!(hit.cue, Cue::ProblemFault | Cue::ProblemHarm | Cue::FeelingConfusion);
    let mut words = doc.tokens().iter().skip(hit.tokens.start).map(|token| doc.norm(token));
    let negates = words
        .next()
        .is_some_and(|word| matches!(word, "didnt" | "doesnt" | "dont" | "not" | "isnt" | "wasnt"));
    failing
        && negates
        && words
            .next()
            .is_some_and(|word| matches!(word, "just" | "only" | "merely" | "simply"))
}

/// Capitals and runs of marks heat what is said; alone they say nothing.
fn typing(signals: &mut Signals, doubtful: &mut Vec<Doubtful>, doc: &Document<'_>, tone: &Tone) {
    signals.strong |= tone.exclaimed.is_some() || !tone.shouted.is_empty();
    let mut raise = |frustration: f32, anger: f32, heat: f32, span: Span| {
        signals.felt[Feeling::Frustration as usize].add(frustration, [span]);
        signals.felt[Feeling::Anger as usize].add(anger, [span]);
        signals.heat += heat;
    };
    let now = tone
        .shouted
        .iter()
        .find(|s| matches!(doc.slice(**s), "NOW" | "TODAY" | "URGENT" | "IMMEDIATELY"));
    if let Some(&span) = now.filter(|_| !tone.all_shouted()) {
        doubtful.push((Flag::Urgent, span, None));
    }
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

/// Whether any cue asks for this.
pub(super) fn asks(signals: &Signals, kind: AskKind) -> Option<(f32, Span)> {
    let asked = signals.asks.iter().filter(|a| a.0 == kind);
    asked.max_by(|a, b| a.1.total_cmp(&b.1)).map(|a| (a.1, a.2))
}
